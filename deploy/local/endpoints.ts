import { readJsonFile } from './json-file.ts';
import type { RunFolder } from './run-folder.ts';
import type { ProcessName, ServiceName } from './system-processes.ts';
import type { LocalClock } from './system-settings.ts';

/** Where everything of a running system is: the content of `.run/endpoints.json`. Holds passwords and keys of this machine only. */
export interface Endpoints {
  readonly district: string;
  /** Absent = the wall clock. */
  readonly clock?: LocalClock;
  /** How many of every service and of the worker run side by side. */
  readonly instances: number;
  /** Base URLs. */
  readonly services: Readonly<Record<ServiceName, string>>;
  /** Base URL of the worker's health and metrics. */
  readonly worker: string;
  /** `host:port`. */
  readonly temporal: string;
  readonly temporalNamespace: string;
  /** Absent where Temporal runs outside. */
  readonly temporalUi?: string;
  /** For the operator's command line, who may do everything. */
  readonly nats: string;
  /** For the administrator of the databases. */
  readonly postgres: string;
  /** Each process's own database. */
  readonly databases: Readonly<Record<ProcessName, string>>;
  /** Child → process id, kept true while the system runs. */
  readonly processes: Readonly<Record<string, number>>;
  /** Channel → key for `X-Api-Key`. */
  readonly channelKeys: Readonly<Record<string, string>>;
  /** Key for Open311's parameter `api_key`. What it brings goes all its way and is listed for everybody, as clients without a key expect. */
  readonly open311Key: string;
  /** Another that only tries out: what it brings starts nothing, and is listed only where it is given. */
  readonly open311SandboxKey: string;
}

/** The endpoints of a folder, also after its system was stopped. */
export function readEndpoints(folder: RunFolder): Endpoints | undefined {
  return readJsonFile<Endpoints>(folder.endpoints);
}
