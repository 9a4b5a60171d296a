import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { processIdentity } from './process-identity.ts';
import { Refused } from './refused.ts';
import type { RunFolder } from './run-folder.ts';

interface Holder {
  readonly pid: number;
  readonly identity: string;
}

/** The right to run the system of one folder, until released or until its holder is gone. */
export interface RunLock {
  release(): void;
}

/** @throws Refused if a living process runs the system of this folder. */
export function acquireRunLock(folder: RunFolder): RunLock {
  const identity = processIdentity(process.pid);
  if (identity === undefined) throw new Error('this process cannot tell its own start time');
  const mine = `${folder.lock}.${process.pid}`;
  writeFileSync(mine, JSON.stringify({ pid: process.pid, identity } satisfies Holder), { mode: 0o600 });
  try {
    // a link appears in one step with its content, and only if there is none
    while (!linked(mine, folder.lock)) takeAwayIfStale(folder);
  } finally {
    rmSync(mine, { force: true });
  }
  return { release: () => rmSync(folder.lock, { force: true }) };
}

/** Process id of the living holder of this folder's lock. */
export function runLockHolder(folder: RunFolder): number | undefined {
  return livingHolder(folder.lock);
}

function takeAwayIfStale(folder: RunFolder): void {
  const holder = livingHolder(folder.lock);
  if (holder !== undefined)
    throw new Refused(`the system of ${folder.path} runs already (process ${holder}): npm run status shows it, --dir starts another`);
  const away = `${folder.lock}.stale-${process.pid}`;
  try {
    renameSync(folder.lock, away);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  // someone quicker may have put a living lock there in the meantime: back with it
  if (livingHolder(away) !== undefined) linked(away, folder.lock);
  rmSync(away, { force: true });
}

function livingHolder(path: string): number | undefined {
  try {
    const { pid, identity } = JSON.parse(readFileSync(path, 'utf8')) as Holder;
    return processIdentity(pid) === identity ? pid : undefined;
  } catch {
    // gone or damaged: nobody's
    return undefined;
  }
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
