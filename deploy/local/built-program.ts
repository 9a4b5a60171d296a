import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildWorkspace } from './build-workspace.ts';
import { readEndpoints } from './endpoints.ts';
import { environmentBeside } from './process-environment.ts';
import { Refused } from './refused.ts';
import { runCommand } from './run-command.ts';
import { RunFolder, WORKSPACE_FOLDER } from './run-folder.ts';
import { SERVICE_NAMES } from './system-processes.ts';

/**
 * Runs a program that imports built code, `built-program.ts PROGRAM [options]`, after a build if one is due,
 * with the addresses of the running system unless the environment names others; one of a service with that service's whole configuration.
 */
await runCommand(async () => {
  const [program = '', ...rest] = process.argv.slice(2);
  await buildWorkspace();
  const path = join(WORKSPACE_FOLDER, program);
  if (!existsSync(path)) throw new Refused(`${program} does not exist`);
  const folder = new RunFolder();
  const endpoints = readEndpoints(folder);
  if (endpoints) process.env['XIANBAN_NATS_URL'] ??= endpoints.nats;
  const service = SERVICE_NAMES.find((name) => program.startsWith(`services/${name}/`));
  if (service && endpoints) {
    const environment = environmentBeside(service, folder, endpoints);
    for (const [variable, value] of Object.entries(environment)) process.env[variable] ??= value;
  }
  process.argv = [process.execPath, path, ...rest];
  await import(pathToFileURL(path).href);
});
