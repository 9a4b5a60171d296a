import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs, promisify } from 'node:util';
import { type Endpoints, readEndpoints } from './endpoints.ts';
import { environmentBeside } from './process-environment.ts';
import { Refused } from './refused.ts';
import { runCommand } from './run-command.ts';
import { RunFolder, WORKSPACE_FOLDER } from './run-folder.ts';
import { PROCESS_PROGRAMS } from './system-processes.ts';
import { nextVaultKey, readVaultKeys, writeVaultKeys } from './vault-keys.ts';

/** A running intake notices a new key within a second. */
const NOTICED_AFTER_MS = 2_000;

/**
 * `npm run vault -- rotate`: draws a new master key for the running system, wraps the keys of all persons with it, and drops the old ones. Nobody waits
 * meanwhile. If it dies on the way, all keys are still there: rotate again.
 */
await runCommand(async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { dir: { type: 'string' } } });
  if (positionals[0] !== 'rotate') throw new Refused('npm run vault -- rotate');
  const folder = new RunFolder(values.dir);
  const endpoints = readEndpoints(folder);
  if (!endpoints || !(await isRunning(endpoints))) throw new Refused(`no system runs in ${folder.path}: npm start`);

  const old = readVaultKeys(folder);
  const key = nextVaultKey(old);
  writeVaultKeys(folder, [key, ...old]);
  await pause(NOTICED_AFTER_MS);
  await rewrap(folder, endpoints);
  writeVaultKeys(folder, [key]);
  const id = (one: string): string => one.split(':')[0] ?? '';
  process.stdout.write(`${id(key)} wraps every person's key now; dropped ${old.map(id).join(', ')}\n`);
});

async function isRunning({ services }: Endpoints): Promise<boolean> {
  const answer = await fetch(`${services.intake}/health/ready`, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
  return answer?.ok === true;
}

/** The same program, and the same argument, as anywhere else. */
async function rewrap(folder: RunFolder, endpoints: Endpoints): Promise<void> {
  const env = { PATH: process.env['PATH'], ...environmentBeside('intake', folder, endpoints) };
  await promisify(execFile)(process.execPath, [join(WORKSPACE_FOLDER, PROCESS_PROGRAMS.intake), '--rewrap'], { env });
}
