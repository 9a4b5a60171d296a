import { createHash } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { pipeline as pipelined } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';

import { CannotImport } from '../cannot-import.js';
import { RECORD_CHARACTERS_MOST, splitRecords, type CsvRecord } from './split-records.js';

/** Records that stand side by side in the file. */
export interface CsvBlock {
  readonly records: Iterable<CsvRecord>;
  /** Where the next block begins, in bytes of the unpacked content. */
  readonly endBytes: number;
  /** Of the file as it lies on the disk; for telling how long it will take. */
  readonly readBytes: number;
}

const BLOCK_BYTES = 2 << 20;
const LINE_BYTES_MOST = 4 * RECORD_CHARACTERS_MOST;
const NEWLINE = 0x0a;
const GZIP = Buffer.of(0x1f, 0x8b);
const BYTE_ORDER_MARK = Buffer.of(0xef, 0xbb, 0xbf);
const UTF_16 = [Buffer.of(0xff, 0xfe), Buffer.of(0xfe, 0xff)];

/** A CSV file in UTF-8, plain or packed with gzip, whatever its name says; read in blocks, so that its size does not matter. */
export class CsvFile {
  private constructor(
    readonly path: string,
    readonly fileBytes: number,
    private readonly isPacked: boolean,
    /** Column names as they stand in the first line. */
    readonly header: readonly string[],
    /** Where the first record begins. */
    readonly firstBytes: number,
  ) {}

  /** @throws CannotImport if there is no such file, or it has no header that can be read */
  static async open(path: string): Promise<CsvFile> {
    const handle = await open(path).catch((cause: unknown) => {
      throw new CannotImport(`${path} cannot be read: ${(cause as NodeJS.ErrnoException).code ?? String(cause)}`, { cause });
    });
    let isPacked: boolean;
    let fileBytes: number;
    try {
      const stat = await handle.stat();
      if (!stat.isFile()) throw new CannotImport(`${path} is not a file`);
      fileBytes = stat.size;
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
      isPacked = bytesRead === 2 && buffer.equals(GZIP);
    } finally {
      await handle.close();
    }
    const line = await firstLine(path, isPacked);
    return new CsvFile(path, fileBytes, isPacked, headerOf(path, line), line.length);
  }

  /** SHA-256 of its bytes. */
  async hash(): Promise<Buffer> {
    const hash = createHash('sha256');
    await pipelined(createReadStream(this.path, { highWaterMark: 1 << 20 }), hash);
    return hash.digest();
  }

  /**
   * Its records from a place on where a block began.
   * @throws CannotImport if it is damaged
   */
  async *blocks(fromBytes: number): AsyncGenerator<CsvBlock> {
    const source = createReadStream(this.path, { highWaterMark: 256 << 10 });
    let startBytes = fromBytes;
    let rest: Buffer = Buffer.alloc(0);
    // its refusal comes when it has ended, so that nobody goes on in the middle of it
    let isWithinLongLine = false;
    for await (const { bytes, isEnd } of pieces(this.unpacked(source), fromBytes)) {
      let block = rest.length > 0 ? Buffer.concat([rest, bytes]) : bytes;
      if (isWithinLongLine) {
        const lineBytes = block.indexOf(NEWLINE) + 1 || block.length;
        startBytes += lineBytes;
        if (block[lineBytes - 1] !== NEWLINE && !isEnd) continue;
        isWithinLongLine = false;
        block = block.subarray(lineBytes);
        yield { records: ['too-long'], endBytes: startBytes, readBytes: source.bytesRead };
      }
      const linesEnd = isEnd ? block.length : block.lastIndexOf(NEWLINE) + 1;
      if (linesEnd === 0 && block.length > LINE_BYTES_MOST) {
        isWithinLongLine = true;
        startBytes += block.length;
        rest = Buffer.alloc(0);
        continue;
      }
      const { records, openLines } = splitRecords(block.toString('utf8', 0, linesEnd), isEnd);
      const end = openLines === 0 ? linesEnd : startOfLastLines(block, linesEnd, openLines);
      rest = block.subarray(end);
      startBytes += end;
      if (end > 0) yield { records, endBytes: startBytes, readBytes: source.bytesRead };
    }
  }

  private async *unpacked(source: ReadStream): AsyncGenerator<Buffer> {
    try {
      yield* unpackedOf(source, this.isPacked);
    } catch (cause) {
      throw new CannotImport(`${this.path} is damaged: ${(cause as Error).message}`, { cause });
    }
  }
}

/** What goes wrong in either stream goes wrong in the one that is read. */
function unpackedOf(source: ReadStream, isPacked: boolean): AsyncIterable<Buffer> {
  return isPacked ? pipeline(source, createGunzip({ chunkSize: 256 << 10 }), () => undefined) : (source as AsyncIterable<Buffer>);
}

/** Content from a place on in pieces of about a block. The last one says so; it may be empty. */
async function* pieces(
  chunks: AsyncIterable<Buffer>,
  fromBytes: number,
): AsyncGenerator<{ readonly bytes: Buffer; readonly isEnd: boolean }> {
  let skipBytes = fromBytes;
  let gathered: Buffer[] = [];
  let gatheredBytes = 0;
  for await (const chunk of chunks) {
    const bytes = chunk.subarray(Math.min(skipBytes, chunk.length));
    skipBytes -= chunk.length - bytes.length;
    gathered.push(bytes);
    gatheredBytes += bytes.length;
    if (gatheredBytes < BLOCK_BYTES) continue;
    yield { bytes: Buffer.concat(gathered), isEnd: false };
    gathered = [];
    gatheredBytes = 0;
  }
  yield { bytes: Buffer.concat(gathered), isEnd: true };
}

function startOfLastLines(block: Buffer, endBytes: number, lines: number): number {
  let start = endBytes;
  for (let line = 0; line < lines; line += 1) start = start < 2 ? 0 : block.lastIndexOf(NEWLINE, start - 2) + 1;
  return start;
}

async function firstLine(path: string, isPacked: boolean): Promise<Buffer> {
  const source = createReadStream(path);
  const gathered: Buffer[] = [];
  try {
    for await (const chunk of unpackedOf(source, isPacked)) {
      const end = chunk.indexOf(NEWLINE);
      gathered.push(end < 0 ? chunk : chunk.subarray(0, end + 1));
      if (end >= 0 || gathered.length > 64) break;
    }
  } catch (cause) {
    throw new CannotImport(`${path} is damaged: ${(cause as Error).message}`, { cause });
  } finally {
    source.destroy();
  }
  return Buffer.concat(gathered);
}

function headerOf(path: string, line: Buffer): readonly string[] {
  if (UTF_16.some((mark) => line.subarray(0, 2).equals(mark))) throw new CannotImport(`${path} is in UTF-16: save it as CSV in UTF-8`);
  const text = line.subarray(line.subarray(0, 3).equals(BYTE_ORDER_MARK) ? 3 : 0).toString('utf8');
  const [header] = splitRecords(text, true).records;
  if (!header || typeof header === 'string' || text.includes('�'))
    throw new CannotImport(`${path} does not begin with a line of column names in UTF-8`);
  return header.map((name) => name.trim());
}
