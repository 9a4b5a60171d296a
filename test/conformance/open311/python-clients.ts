import { execFile } from 'node:child_process';
import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { cacheFolder } from '@xianban/local/cache-folder';

const FOLDER = join(import.meta.dirname, 'python');
const REQUIREMENTS = join(FOLDER, 'requirements.txt');
const run = promisify(execFile);

/**
 * Runs `python/read.py` with the pinned clients, which are installed once into the user's cache, and gives what it printed.
 * @throws Error in one line that says what is missing
 */
export async function readWithPythonClients(args: readonly string[]): Promise<unknown> {
  const packages = await installedClients();
  const { stdout } = await run('python3', [join(FOLDER, 'read.py'), ...args], {
    env: { ...process.env, PYTHONPATH: packages, PYTHONDONTWRITEBYTECODE: '1', no_proxy: '*' },
    maxBuffer: 64 << 20,
  });
  return JSON.parse(stdout) as unknown;
}

/** Where the clients are: in a folder that is named after exactly these packages, made in one step. */
async function installedClients(): Promise<string> {
  const version = hash('sha256', await readFile(REQUIREMENTS)).slice(0, 12);
  const folder = join(cacheFolder(process.env), 'python', `open311-clients-${version}`);
  if (existsSync(folder)) return folder;
  await mkdir(join(folder, '..'), { recursive: true });
  const workshop = await mkdtemp(`${folder}-`);
  try {
    const quietly = ['--quiet', '--disable-pip-version-check', '--no-deps', '--only-binary', ':all:', '--require-hashes'];
    await run('python3', ['-m', 'pip', 'install', ...quietly, '--target', workshop, '--requirement', REQUIREMENTS]);
    await rename(workshop, folder);
  } catch (error) {
    await rm(workshop, { recursive: true, force: true });
    // somebody else may have been first
    if (!existsSync(folder)) throw new Error(`the Python clients of Open311 are missing: ${reasonOf(error)}`, { cause: error });
  }
  return folder;
}

function reasonOf(error: unknown): string {
  const { code, stderr, message } = error as NodeJS.ErrnoException & { readonly stderr?: string };
  if (code === 'ENOENT') return 'Python 3 is not installed';
  return stderr?.trim().split('\n').at(-1) ?? message;
}
