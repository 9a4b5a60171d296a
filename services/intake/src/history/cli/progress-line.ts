import type { WriteStream } from 'node:tty';

const EVERY_MS = 1_000;
const number = (value: number) => Math.round(value).toLocaleString('en');

/** One line that says how far it is, at what rate, and how long it will take: renewed in place at a terminal, now and then elsewhere. */
export class ProgressLine {
  private shownMs = -Infinity;
  private first: { readonly rows: number; readonly share: number; readonly ms: number } | undefined;
  private isOpen = false;

  constructor(private readonly stream: Pick<WriteStream, 'write'> & { readonly isTTY?: boolean }) {}

  note(text: string): void {
    this.end();
    this.stream.write(`${text}\n`);
  }

  /** @param share of the file that was read, 0 to 1 */
  show(rows: number, share: number): void {
    const nowMs = performance.now();
    this.first ??= { rows, share, ms: nowMs };
    if (nowMs - Math.max(this.shownMs, this.first.ms) < EVERY_MS) return;
    this.shownMs = nowMs;
    const seconds = (nowMs - this.first.ms) / 1_000;
    const rowsPerSecond = (rows - this.first.rows) / seconds;
    const leftSeconds = (seconds * (1 - share)) / Math.max(share - this.first.share, Number.EPSILON);
    const line = `${number(rows)} rows, ${number(rowsPerSecond)} rows/s, ${Math.floor(share * 100)} % of the file, ${number(leftSeconds)} s left`;
    this.stream.write(this.stream.isTTY ? `\r\u001b[K${line}` : `${line}\n`);
    this.isOpen = this.stream.isTTY === true;
  }

  /** Leaves the line as it is. */
  end(): void {
    if (this.isOpen) this.stream.write('\n');
    this.isOpen = false;
  }
}
