import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildWorkspace } from './build-workspace.ts';
import { readEndpoints } from './endpoints.ts';
import { Refused } from './refused.ts';
import { runCommand } from './run-command.ts';
import { RunFolder, WORKSPACE_FOLDER } from './run-folder.ts';

/**
 * Runs a program that imports built code, `built-program.ts PROGRAM [options]`, after a build if one is due,
 * with the addresses of the running system unless the environment names others.
 */
await runCommand(async () => {
  const [program = '', ...rest] = process.argv.slice(2);
  await buildWorkspace();
  const path = join(WORKSPACE_FOLDER, program);
  if (!existsSync(path)) throw new Refused(`${program} does not exist`);
  const endpoints = readEndpoints(new RunFolder());
  if (endpoints) process.env['XIANBAN_NATS_URL'] ??= endpoints.nats;
  process.argv = [process.execPath, path, ...rest];
  await import(pathToFileURL(path).href);
});
