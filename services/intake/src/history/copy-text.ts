/** Rows for COPY in its text form. They hold codes, numbers and instants only, nothing that COPY would take for its own. */
export class CopyText {
  private text = '';
  isEmpty = true;

  /** @param row values between tabs, NULL as `\N` */
  add(row: string): void {
    this.text += row;
    this.text += '\n';
    this.isEmpty = false;
  }

  toBuffer(): Buffer {
    return Buffer.from(this.text, 'latin1');
  }
}
