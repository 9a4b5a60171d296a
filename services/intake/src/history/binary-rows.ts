const POSTGRES_EPOCH_MS = Date.UTC(2000, 0, 1);
const TWO_TO_32 = 2 ** 32;
const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1');
/** Flags, and the length of the header's extension: none of either. */
const HEADER_REST_BYTES = 8;

/** Rows for COPY in its binary form: neither side has to write or read times, numbers and bytes as text. */
export class BinaryRows {
  private bytesOf: Uint8Array;
  private view: DataView;
  private length = SIGNATURE.length + HEADER_REST_BYTES;
  isEmpty = true;

  /** @param columns of each row @param bytes to begin with */
  constructor(
    private readonly columns: number,
    bytes: number,
  ) {
    this.bytesOf = new Uint8Array(bytes);
    this.view = new DataView(this.bytesOf.buffer);
    this.bytesOf.set(SIGNATURE);
  }

  /** Begins a row. @param bytes that it has at most, besides what `bytes` adds */
  row(bytes: number): void {
    this.reserve(bytes);
    this.view.setInt16(this.length, this.columns);
    this.length += 2;
    this.isEmpty = false;
  }

  smallint(value: number): void {
    this.view.setInt32(this.length, 2);
    this.view.setInt16(this.length + 4, value);
    this.length += 6;
  }

  integer(value: number | undefined): void {
    if (value === undefined) return this.none();
    this.view.setInt32(this.length, 4);
    this.view.setInt32(this.length + 4, value);
    this.length += 8;
  }

  double(value: number): void {
    this.view.setInt32(this.length, 8);
    this.view.setFloat64(this.length + 4, value);
    this.length += 12;
  }

  boolean(value: boolean): void {
    this.view.setInt32(this.length, 1);
    this.view.setUint8(this.length + 4, value ? 1 : 0);
    this.length += 5;
  }

  /** ASCII only, and short. */
  code(value: string): void {
    this.view.setInt32(this.length, value.length);
    this.length += 4;
    for (let index = 0; index < value.length; index += 1) this.bytesOf[this.length + index] = value.charCodeAt(index);
    this.length += value.length;
  }

  /** Epoch milliseconds. */
  instant(epochMs: number | undefined): void {
    if (epochMs === undefined) return this.none();
    const microseconds = (epochMs - POSTGRES_EPOCH_MS) * 1_000;
    const high = Math.floor(microseconds / TWO_TO_32);
    this.view.setInt32(this.length, 8);
    this.view.setInt32(this.length + 4, high);
    this.view.setUint32(this.length + 8, microseconds - high * TWO_TO_32);
    this.length += 12;
  }

  bytes(value: Uint8Array): void {
    this.reserve(value.length + 4);
    this.view.setInt32(this.length, value.length);
    this.bytesOf.set(value, this.length + 4);
    this.length += 4 + value.length;
  }

  /** All of them, with the trailer. */
  toBuffer(): Buffer {
    this.reserve(2);
    this.view.setInt16(this.length, -1);
    return Buffer.from(this.bytesOf.buffer, 0, this.length + 2);
  }

  private none(): void {
    this.view.setInt32(this.length, -1);
    this.length += 4;
  }

  private reserve(bytes: number): void {
    // the trailer always fits
    if (this.length + bytes + 2 <= this.bytesOf.length) return;
    const larger = new Uint8Array(2 * this.bytesOf.length + bytes);
    larger.set(this.bytesOf);
    this.bytesOf = larger;
    this.view = new DataView(larger.buffer);
  }
}
