import { execFile } from 'node:child_process';
import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { cacheFolder } from '@xianban/local/cache-folder';

const run = promisify(execFile);

/**
 * A folder with pinned Python packages, for `PYTHONPATH`: installed once into the user's cache, named after exactly these packages, made in one step.
 * @param requirements file for pip, with everything that is needed, by hash
 * @throws Error in one line that says what is missing
 */
export async function pythonPackages(name: string, requirements: string): Promise<string> {
  const version = hash('sha256', await readFile(requirements)).slice(0, 12);
  const folder = join(cacheFolder(process.env), 'python', `${name}-${version}`);
  if (existsSync(folder)) return folder;
  await mkdir(join(folder, '..'), { recursive: true });
  const workshop = await mkdtemp(`${folder}-`);
  try {
    const quietly = ['--quiet', '--disable-pip-version-check', '--no-deps', '--only-binary', ':all:', '--require-hashes'];
    await run('python3', ['-m', 'pip', 'install', ...quietly, '--target', workshop, '--requirement', requirements]);
    await rename(workshop, folder);
  } catch (error) {
    await rm(workshop, { recursive: true, force: true });
    // somebody else may have been first
    if (!existsSync(folder)) throw new Error(`the Python packages ${name} are missing: ${reasonOf(error)}`, { cause: error });
  }
  return folder;
}

function reasonOf(error: unknown): string {
  const { code, stderr, message } = error as NodeJS.ErrnoException & { readonly stderr?: string };
  if (code === 'ENOENT') return 'Python 3 is not installed';
  return stderr?.trim().split('\n').at(-1) ?? message;
}
