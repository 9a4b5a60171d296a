import { processEnvironment } from './process-environment.ts';
import type { RunningSystem } from './running-system.ts';
import { servicePlan } from './service-plan.ts';
import type { ServerAddresses, ServerSettings } from './start-servers.ts';
import { PROCESS_NAMES, type ProcessName } from './system-processes.ts';
import type { SystemSettings } from './system-settings.ts';

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
  const { addresses, ports } = settings;
  const env = processEnvironment(name, {
    folder: system.folder,
    system: settings.system,
    port: ports[name],
    intakeUrl: `http://127.0.0.1:${ports.intake}`,
    databaseUrl: addresses.databases[name],
    natsUrl: addresses.nats[name],
    temporal: addresses.temporal,
  });
  const port = settings.ports[name];
  const stage = name === 'worker' ? 'worker' : 'services';
  const instances = Array.from({ length: settings.instances }, (_, index) => servicePlan({ name, instance: index + 1, port, env }));
  await Promise.all(instances.map((plan) => system.run(stage, plan)));
  settings.say(`${name} on port ${port}${settings.instances > 1 ? `, ${settings.instances} instances` : ''}`);
}
