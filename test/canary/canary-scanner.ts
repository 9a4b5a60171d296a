import { createReadStream, type Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';

import { type CanaryForm, canaryForms } from './canary-forms.ts';

const CHUNK_BYTES = 8 << 20;

interface Needle extends CanaryForm {
  readonly canary: string;
}

/** Where a canary sings. */
export interface Sighting {
  readonly canary: string;
  readonly form: string;
  readonly where: string;
}

/** Searches streams, folders and databases for canaries in all their forms, and remembers what it saw. */
export class CanaryScanner {
  readonly sightings: Sighting[] = [];
  /** By their first two bytes, so that one pass over the bytes looks for all of them. */
  private readonly needles = Array.from<unknown, Needle[] | undefined>({ length: 65_536 }, () => undefined);
  private longest = 0;

  constructor(canaries: readonly string[]) {
    for (const needle of canaries.flatMap((canary) => canaryForms(canary).map((form) => ({ canary, ...form })))) {
      (this.needles[needle.bytes.readUInt16BE()] ??= []).push(needle);
      this.longest = Math.max(this.longest, needle.bytes.length);
    }
  }

  /** How many bytes there were. */
  async stream(where: string, source: Readable): Promise<number> {
    let total = 0;
    let tail = Buffer.alloc(0);
    const seen = new Set<string>();
    for await (const chunk of source) {
      const bytes = Buffer.from(chunk as Uint8Array);
      total += bytes.length;
      const window = Buffer.concat([tail, bytes]);
      this.search(where, window, seen);
      // what began at the end of this chunk ends in the next
      tail = window.subarray(Math.max(0, window.length - this.longest + 1));
    }
    return total;
  }

  async text(where: string, text: string): Promise<number> {
    const bytes = Buffer.from(text, 'utf8');
    this.search(where, bytes, new Set());
    return Promise.resolve(bytes.length);
  }

  /** Every file below a folder, those behind links too. */
  async folder(path: string): Promise<number> {
    let total = 0;
    for (const entry of await readdir(path, { withFileTypes: true })) total += await this.entry(join(path, entry.name), entry);
    return total;
  }

  /** Every table of a database, as `COPY … TO STDOUT` writes it. */
  async database(name: string, url: string): Promise<number> {
    const client = new pg.Client(url);
    await client.connect();
    try {
      const { rows } = await client.query<{ relation: string }>(
        "SELECT format('%I.%I', schemaname, tablename) AS relation FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')",
      );
      let total = 0;
      for (const { relation } of rows) {
        total += await this.stream(`dump of ${name}: ${relation}`, client.query(copyTo(`COPY ${relation} TO STDOUT`)));
      }
      return total;
    } finally {
      await client.end();
    }
  }

  private async entry(path: string, entry: Dirent): Promise<number> {
    // what vanishes meanwhile, e.g. a segment of a log, is not kept by anybody
    const found = await stat(path).catch(() => undefined);
    if (found?.isDirectory()) return this.folder(path);
    this.search(`name of a file: ${path}`, Buffer.from(entry.name), new Set());
    if (!found?.isFile()) return 0;
    return this.stream(path, createReadStream(path, { highWaterMark: CHUNK_BYTES })).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
      throw error;
    });
  }

  private search(where: string, bytes: Buffer, seen: Set<string>): void {
    for (let at = 0; at + 1 < bytes.length; at += 1) {
      const beginning = this.needles[(bytes[at] << 8) | bytes[at + 1]];
      if (beginning === undefined) continue;
      for (const { canary, form, bytes: needle } of beginning) {
        if (bytes.compare(needle, 0, needle.length, at, Math.min(at + needle.length, bytes.length)) !== 0) continue;
        const sighting = `${canary}/${form}`;
        if (!seen.has(sighting)) this.sightings.push({ canary, form, where });
        seen.add(sighting);
      }
    }
  }
}
