import { pathToFileURL } from 'node:url';
import { LOCAL_AUDIENCE, LOCAL_ISSUER } from './local-issuer.ts';
import type { RunningSystem } from './running-system.ts';
import { servicePlan } from './service-plan.ts';
import { type ServerAddresses, type ServerSettings, TEMPORAL_NAMESPACE } from './start-servers.ts';
import { PROCESS_NAMES, type ProcessName } from './system-processes.ts';
import { clockSetting, districtPackFolder, type SystemSettings } from './system-settings.ts';

/** What our own processes are started with. */
export interface ProcessSettings extends ServerSettings {
  readonly addresses: ServerAddresses;
  readonly system: SystemSettings;
  readonly instances: number;
}

/** Starts every instance of every process. Each sees to its own database's schema before it listens; of several instances one does. */
export async function startProcesses(system: RunningSystem, settings: ProcessSettings): Promise<void> {
  await Promise.all(PROCESS_NAMES.map((name) => startProcess(system, name, settings)));
}

async function startProcess(system: RunningSystem, name: ProcessName, settings: ProcessSettings): Promise<void> {
  const env = environment(system, name, settings);
  const port = settings.ports[name];
  const stage = name === 'worker' ? 'worker' : 'services';
  const instances = Array.from({ length: settings.instances }, (_, index) => servicePlan({ name, instance: index + 1, port, env }));
  await Promise.all(instances.map((plan) => system.run(stage, plan)));
  settings.say(`${name} on port ${port}${settings.instances > 1 ? `, ${settings.instances} instances` : ''}`);
}

function environment(system: RunningSystem, name: ProcessName, settings: ProcessSettings): Record<string, string> {
  const { addresses, ports, secrets } = settings;
  const { clock, district } = settings.system;
  const level = process.env['XIANBAN_LOG_LEVEL'];
  return {
    NODE_ENV: 'production',
    XIANBAN_HTTP_HOST: '127.0.0.1',
    XIANBAN_HTTP_PORT: String(ports[name]),
    XIANBAN_DATABASE_URL: addresses.databases[name],
    XIANBAN_NATS_URL: addresses.nats[name],
    XIANBAN_DISTRICT_PACK: districtPackFolder(district),
    ...(clock && { XIANBAN_CLOCK: clockSetting(clock) }),
    XIANBAN_JWKS_URL: pathToFileURL(system.folder.jwks).href,
    XIANBAN_TOKEN_ISSUER: LOCAL_ISSUER,
    XIANBAN_TOKEN_AUDIENCE: LOCAL_AUDIENCE,
    XIANBAN_PUBLIC_URL: `http://127.0.0.1:${ports.intake}`,
    // personal data lies in intake only, and so do its keys
    ...(name === 'intake' && {
      XIANBAN_VAULT_KEYS: secrets.vaultKeys,
      XIANBAN_ATTACHMENTS: pathToFileURL(system.folder.attachments).href,
    }),
    ...(name === 'worker' && { XIANBAN_TEMPORAL_ADDRESS: addresses.temporal, XIANBAN_TEMPORAL_NAMESPACE: TEMPORAL_NAMESPACE }),
    ...(level && { XIANBAN_LOG_LEVEL: level }),
  };
}
