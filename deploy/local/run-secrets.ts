import { randomBytes } from 'node:crypto';
import { readJsonFile, writeJsonFile } from './json-file.ts';
import { NATS_USERS, type NatsUser } from './nats-permissions.ts';
import type { RunFolder } from './run-folder.ts';
import { PROCESS_NAMES, type ProcessName } from './system-processes.ts';

/** Passwords and keys of one system, drawn at its first start. */
export interface RunSecrets {
  /** Of PostgreSQL's superuser. */
  readonly postgres: string;
  readonly databases: Readonly<Record<ProcessName, string>>;
  readonly nats: Readonly<Record<NatsUser, string>>;
}

/** Reads the secrets of a folder, or draws them. */
export function runSecrets(folder: RunFolder): RunSecrets {
  const known = readJsonFile<RunSecrets>(folder.secrets);
  if (known) return known;
  const drawn: RunSecrets = {
    postgres: password(),
    databases: passwords(PROCESS_NAMES),
    nats: passwords(NATS_USERS),
  };
  writeJsonFile(folder.secrets, drawn);
  return drawn;
}

function passwords<Name extends string>(names: readonly Name[]): Record<Name, string> {
  return Object.fromEntries(names.map((name) => [name, password()])) as Record<Name, string>;
}

/** Letters and digits only: it stands in addresses. */
function password(): string {
  return randomBytes(18).toString('hex');
}
