import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { pythonPackages } from '../../harness/python-packages.ts';

const FOLDER = join(import.meta.dirname, 'python');
const run = promisify(execFile);

/**
 * Runs `python/read.py` with the pinned clients and gives what it printed.
 * @throws Error in one line that says what is missing
 */
export async function readWithPythonClients(args: readonly string[]): Promise<unknown> {
  const packages = await pythonPackages('open311-clients', join(FOLDER, 'requirements.txt'));
  const { stdout } = await run('python3', [join(FOLDER, 'read.py'), ...args], {
    env: { ...process.env, PYTHONPATH: packages, PYTHONDONTWRITEBYTECODE: '1', no_proxy: '*' },
    maxBuffer: 64 << 20,
  });
  return JSON.parse(stdout) as unknown;
}
