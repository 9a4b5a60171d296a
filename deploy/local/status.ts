import { parseArgs } from 'node:util';
import { describeSystem, table } from './describe-system.ts';
import { type Endpoints, readEndpoints } from './endpoints.ts';
import { isAlive } from './process-identity.ts';
import { Refused } from './refused.ts';
import { runCommand } from './run-command.ts';
import { RunFolder } from './run-folder.ts';
import { runLockHolder } from './run-lock.ts';

const TIMEOUT_MS = 3_000;

/** `npm run status`: what `npm start` printed, and whether each process lives and each service is ready. Exit 1 if anything is not. */
await runCommand(async () => {
  const { values } = parseArgs({ options: { dir: { type: 'string' } } });
  const folder = new RunFolder(values.dir);
  const endpoints = readEndpoints(folder);
  if (!endpoints || runLockHolder(folder) === undefined) throw new Refused(`nothing runs in ${folder.path}: npm start`);

  const states = [...processStates(endpoints), ...(await serviceStates(endpoints))];
  process.stdout.write(`${await describeSystem(folder, endpoints)}\n\n${table(states)}\n`);
  if (states.some(([, state]) => !state.startsWith('ready') && !state.startsWith('runs'))) process.exitCode = 1;
});

function processStates({ processes }: Endpoints): (readonly [string, string])[] {
  return Object.entries(processes).map(([name, pid]) => [name, isAlive(pid) ? `runs, process ${pid}` : 'does not run'] as const);
}

async function serviceStates({ services, worker }: Endpoints): Promise<(readonly [string, string])[]> {
  const all = Object.entries({ ...services, worker });
  return Promise.all(all.map(async ([name, url]) => [`${name} ${url}`, await readiness(url)] as const));
}

/** Ready, or what the service says that it lacks. */
async function readiness(url: string): Promise<string> {
  try {
    const response = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    return response.ok ? 'ready' : `not ready: ${await response.text()}`;
  } catch {
    return 'does not answer';
  }
}
