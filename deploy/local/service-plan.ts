import { request } from 'node:http';
import { join } from 'node:path';
import type { ChildPlan } from './child-plan.ts';
import { isListening } from './is-listening.ts';
import { WORKSPACE_FOLDER } from './run-folder.ts';
import { PROCESS_PROGRAMS, type ProcessName } from './system-processes.ts';

/** One instance of a service or of the worker. */
export interface ServiceInstance {
  readonly name: ProcessName;
  /** From 1. All of one name share the port. */
  readonly instance: number;
  readonly port: number;
  /** The variables that configure it, see libs/service-kit. */
  readonly env: Readonly<Record<string, string>>;
}

const READY_TIMEOUT_MS = 2_000;

/** Tells how to run one instance. */
export function servicePlan({ name, instance, port, env }: ServiceInstance): ChildPlan {
  return {
    name: `${name}-${instance}`,
    command: process.execPath,
    args: [join(WORKSPACE_FOLDER, PROCESS_PROGRAMS[name])],
    // compiled code is kept between starts, which saves a third of each boot
    env: {
      ...inheritedEnvironment(),
      NODE_COMPILE_CACHE: join(WORKSPACE_FOLDER, '.nx', 'compiled'),
      ...env,
      XIANBAN_INSTANCE: String(instance),
    },
    cwd: WORKSPACE_FOLDER,
    stopSignal: 'SIGTERM',
    stopTimeoutMs: 2_800,
    isReady: async (pid) => (await isListening(pid, port)) && answersReady(port),
  };
}

/** What a child gets of our environment: nothing that configures us or npm. */
function inheritedEnvironment(): NodeJS.ProcessEnv {
  const ours = /^(npm_|XIANBAN_|DATABASE_URL$|NATS_URL$|TEMPORAL_ADDRESS$|INIT_CWD$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)));
}

function answersReady(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    // a connection of its own each time: a kept one would ask the same instance again and again
    const asked = request({ host: '127.0.0.1', port, path: '/health/ready', agent: false, timeout: READY_TIMEOUT_MS }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    asked.once('timeout', () => asked.destroy());
    asked.once('error', () => resolve(false));
    asked.end();
  });
}
