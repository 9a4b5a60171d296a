import { closeSync, copyFileSync, fstatSync, ftruncateSync, mkdirSync, openSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';

const LIMIT_BYTES = 20 * 1024 * 1024;
const CHECK_MS = 5_000;

/**
 * Where a child writes, itself and without a detour, so that it goes on writing when its supervisor is gone.
 * Above 20 MB the file is copied to `<name>.log.1` and emptied; a few lines written in between are lost.
 */
export class LogFile {
  readonly path: string;
  private open: number | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(folder: string, name: string) {
    mkdirSync(folder, { recursive: true });
    this.path = join(folder, `${name}.log`);
  }

  /** For the child's stdout and stderr. */
  descriptor(): number {
    if (this.open === undefined) {
      // appending, so that a child that holds the file goes on at its new end after it was emptied
      this.open = openSync(this.path, 'a+', 0o600);
      this.rotateIfLarge();
      this.timer = setInterval(() => this.rotateIfLarge(), CHECK_MS).unref();
    }
    return this.open;
  }

  /** The end of what was written. */
  async lastLines(count: number): Promise<string> {
    const file = await open(this.path, 'r');
    try {
      const { size } = await file.stat();
      const tail = Buffer.alloc(Math.min(size, 32 * 1024));
      await file.read(tail, 0, tail.length, size - tail.length);
      return tail.toString('utf8').trimEnd().split('\n').slice(-count).join('\n');
    } finally {
      await file.close();
    }
  }

  close(): void {
    clearInterval(this.timer);
    if (this.open !== undefined) closeSync(this.open);
    this.open = undefined;
  }

  private rotateIfLarge(): void {
    if (this.open === undefined || fstatSync(this.open).size < LIMIT_BYTES) return;
    copyFileSync(this.path, `${this.path}.1`);
    ftruncateSync(this.open);
  }
}
