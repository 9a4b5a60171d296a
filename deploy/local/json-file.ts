import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/** What a JSON file of ours holds, or undefined if there is none. @throws Error naming the file if it holds something else. */
export function readJsonFile<T>(path: string): T | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return JSON.parse(text) as T;
  } catch (cause) {
    throw new Error(`${path} is damaged: remove it or start with --fresh`, { cause });
  }
}

/** Writes for the owner's eyes only, in one step: a reader never meets half a file. */
export function writeJsonFile(path: string, value: unknown): void {
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  renameSync(unfinished, path);
}
