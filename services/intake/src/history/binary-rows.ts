/** Rows for COPY in its binary form: neither side has to write or read times, numbers and bytes as text. */
export class BinaryRows {
  private buffer: Buffer;
  private length: number;
  isEmpty = true;

  /** @param columns of each row */
  constructor(
    private readonly columns: number,
    bytes = 256 << 10,
  ) {
    this.buffer = Buffer.allocUnsafe(bytes);
    // signature, flags, length of the header's extension
    this.length = this.buffer.write('PGCOPY\n\xff\r\n\0', 'latin1');
    this.length = this.buffer.fill(0, this.length, this.length + 8) && this.length + 8;
  }

  /** Begins a row. @param bytes that it has at most, besides what `bytes` adds */
  row(bytes: number): void {
    this.reserve(bytes);
    this.length = this.buffer.writeInt16BE(this.columns, this.length);
    this.isEmpty = false;
  }

  smallint(value: number): void {
    this.length = this.buffer.writeInt32BE(2, this.length);
    this.length = this.buffer.writeInt16BE(value, this.length);
  }

  integer(value: number | undefined): void {
    if (value === undefined) return this.none();
    this.length = this.buffer.writeInt32BE(4, this.length);
    this.length = this.buffer.writeInt32BE(value, this.length);
  }

  double(value: number): void {
    this.length = this.buffer.writeInt32BE(8, this.length);
    this.length = this.buffer.writeDoubleBE(value, this.length);
  }

  boolean(value: boolean): void {
    this.length = this.buffer.writeInt32BE(1, this.length);
    this.length = this.buffer.writeUInt8(value ? 1 : 0, this.length);
  }

  /** ASCII only. */
  code(value: string): void {
    this.length = this.buffer.writeInt32BE(value.length, this.length);
    this.length += this.buffer.write(value, this.length, 'latin1');
  }

  /** @param epochMs whole seconds in epoch milliseconds */
  instant(epochMs: number | undefined): void {
    if (epochMs === undefined) return this.none();
    const microseconds = (epochMs - POSTGRES_EPOCH_MS) * 1_000;
    const high = Math.floor(microseconds / TWO_TO_32);
    this.length = this.buffer.writeInt32BE(8, this.length);
    this.length = this.buffer.writeInt32BE(high, this.length);
    this.length = this.buffer.writeUInt32BE(microseconds - high * TWO_TO_32, this.length);
  }

  bytes(value: Buffer): void {
    this.reserve(value.length + 4);
    this.length = this.buffer.writeInt32BE(value.length, this.length);
    this.length += value.copy(this.buffer, this.length);
  }

  /** All of them, with the trailer. */
  toBuffer(): Buffer {
    this.reserve(2);
    this.length = this.buffer.writeInt16BE(-1, this.length);
    return this.buffer.subarray(0, this.length);
  }

  private none(): void {
    this.length = this.buffer.writeInt32BE(-1, this.length);
  }

  private reserve(bytes: number): void {
    if (this.length + bytes <= this.buffer.length) return;
    const larger = Buffer.allocUnsafe(2 * this.buffer.length + bytes);
    this.buffer.copy(larger, 0, 0, this.length);
    this.buffer = larger;
  }
}

const POSTGRES_EPOCH_MS = Date.UTC(2000, 0, 1);
const TWO_TO_32 = 2 ** 32;
