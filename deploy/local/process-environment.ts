import { pathToFileURL } from 'node:url';
import { LOCAL_AUDIENCE, LOCAL_ISSUER } from './local-issuer.ts';
import type { RunFolder } from './run-folder.ts';
import type { Endpoints } from './endpoints.ts';
import { TEMPORAL_NAMESPACE } from './start-servers.ts';
import type { ProcessName, ServiceName } from './system-processes.ts';
import { clockSetting, districtPackFolder, type SystemSettings } from './system-settings.ts';

/** What a process has to know of the system that it belongs to. */
export interface Surroundings {
  readonly folder: RunFolder;
  readonly system: SystemSettings;
  readonly port: number;
  readonly intakeUrl: string;
  readonly databaseUrl: string;
  readonly natsUrl: string;
  readonly temporal: string;
}

/** The whole configuration of a process of a system, also of a program that does the work of one for a while. */
export function processEnvironment(name: ProcessName, surroundings: Surroundings): Record<string, string> {
  const { folder } = surroundings;
  const { clock, district } = surroundings.system;
  const level = process.env['XIANBAN_LOG_LEVEL'];
  return {
    NODE_ENV: 'production',
    XIANBAN_HTTP_HOST: '127.0.0.1',
    XIANBAN_HTTP_PORT: String(surroundings.port),
    XIANBAN_DATABASE_URL: surroundings.databaseUrl,
    XIANBAN_NATS_URL: surroundings.natsUrl,
    XIANBAN_DISTRICT_PACK: districtPackFolder(district),
    ...(clock && { XIANBAN_CLOCK: clockSetting(clock) }),
    XIANBAN_JWKS_URL: pathToFileURL(folder.jwks).href,
    XIANBAN_TOKEN_ISSUER: LOCAL_ISSUER,
    XIANBAN_TOKEN_AUDIENCE: LOCAL_AUDIENCE,
    XIANBAN_PUBLIC_URL: surroundings.intakeUrl,
    // personal data lies in intake only, and so do its keys
    ...(name === 'intake' && {
      XIANBAN_VAULT_KEYS_FILE: folder.vaultKeys,
      XIANBAN_ATTACHMENTS: pathToFileURL(folder.attachments).href,
    }),
    ...(name === 'worker' && { XIANBAN_TEMPORAL_ADDRESS: surroundings.temporal, XIANBAN_TEMPORAL_NAMESPACE: TEMPORAL_NAMESPACE }),
    ...(level && { XIANBAN_LOG_LEVEL: level }),
  };
}

/** The configuration of a program that works beside a service of a running system. */
export function environmentBeside(service: ServiceName, folder: RunFolder, endpoints: Endpoints): Record<string, string> {
  return processEnvironment(service, {
    folder,
    system: endpoints,
    port: Number(new URL(endpoints.services[service]).port),
    intakeUrl: endpoints.services.intake,
    databaseUrl: endpoints.databases[service],
    natsUrl: endpoints.nats,
    temporal: endpoints.temporal,
  });
}
