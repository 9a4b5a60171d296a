import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from './process-identity.ts';

/** A taken port moves on by this much, so that its last digit still tells whose it is. */
const STEP = 10;
const HIGHEST_PORT = 65_535;

/**
 * Ports of 127.0.0.1 that one system holds, also while nothing listens on them.
 * Services listen with SO_REUSEPORT, so two systems that picked the same free port would silently share it: hence a mark
 * that all systems of a user see.
 */
export class ReservedPorts {
  private readonly held = new Set<number>();
  private readonly folder = join(tmpdir(), `xianban-ports-${process.getuid?.() ?? 'user'}`);

  /** The first free one of `preferred`, `preferred + 10`, `preferred + 20`, …; stays reserved until `release`. */
  async reserve(preferred: number): Promise<number> {
    for (let port = preferred; port <= HIGHEST_PORT; port += STEP) {
      if (!this.mark(port)) continue;
      if (await isFree(port)) return port;
      this.unmark(port);
    }
    throw new Error(`no port is free from ${preferred} on`);
  }

  release(): void {
    for (const port of this.held) this.unmark(port);
  }

  private mark(port: number): boolean {
    if (this.held.has(port)) return false;
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    const path = join(this.folder, String(port));
    for (let attempt = 0; attempt < 2; attempt += 1) {
      try {
        writeFileSync(path, String(process.pid), { flag: 'wx' });
        this.held.add(port);
        return true;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
        if (isAlive(holderOf(path))) return false;
        rmSync(path, { force: true });
      }
    }
    return false;
  }

  private unmark(port: number): void {
    this.held.delete(port);
    rmSync(join(this.folder, String(port)), { force: true });
  }
}

function holderOf(path: string): number {
  try {
    return Number(readFileSync(path, 'utf8'));
  } catch {
    return 0;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)));
  });
}
