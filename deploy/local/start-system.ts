import { buildWorkspace } from './build-workspace.ts';
import { localChannelKeys } from './channel-keys.ts';
import { prepareLocalIssuer } from './local-issuer.ts';
import type { OutsideServers } from './outside-servers.ts';
import { endRecordedChildren } from './recorded-children.ts';
import { ReservedPorts } from './reserved-ports.ts';
import { RunFolder } from './run-folder.ts';
import { acquireRunLock } from './run-lock.ts';
import { runSecrets } from './run-secrets.ts';
import { RunningSystem } from './running-system.ts';
import { startProcesses } from './start-processes.ts';
import { startServers, TEMPORAL_NAMESPACE } from './start-servers.ts';
import { prepareVaultKeys } from './vault-keys.ts';
import { systemPorts } from './system-ports.ts';
import { systemSettings, type WantedSettings } from './system-settings.ts';

/** How to start a system; nothing is needed. */
export interface SystemOptions extends WantedSettings {
  /** Where it keeps everything; `.run` at the root of the clone if absent. */
  readonly dir?: string;
  /** Removes what an earlier system kept there. */
  readonly fresh?: boolean;
  /** How many of every service and of the worker; 1 if absent. */
  readonly instances?: number;
  /** Servers that are not to be started. */
  readonly outside?: OutsideServers;
  /** Gets a line now and then, for people. */
  readonly say?: (line: string) => void;
  /** Ends the start. */
  readonly signal?: AbortSignal;
}

/** Keys that everybody gets to try with: one for each channel that people try first, and one that starts nothing. */
const KEYS = {
  api: { channel: 'api' },
  open311: { channel: 'open311' },
  riders: { channel: 'riders' },
  'open311-sandbox': { channel: 'open311', sandbox: true },
} as const;

/**
 * Starts everything and returns when every process is ready. Servers start while the code is built.
 * @throws Refused if it runs already or the options do not fit the data; Error if something does not start. Nothing is left running then.
 */
export async function startSystem(options: SystemOptions = {}): Promise<RunningSystem> {
  const { say = () => undefined, signal } = options;
  signal?.throwIfAborted();
  const folder = new RunFolder(options.dir);
  folder.make();
  const reserved = new ReservedPorts();
  const lock = acquireRunLock(folder);
  const system = new RunningSystem(folder, [reserved, lock], say);
  const abort = (): void => void system.stop();
  signal?.addEventListener('abort', abort);
  try {
    const left = await endRecordedChildren(folder);
    if (left.length > 0) say(`ended what an earlier start left: ${left.join(', ')}`);
    if (options.fresh) await folder.wipe();
    await bringUp(system, reserved, options, say);
    return system;
  } catch (error) {
    await system.stop();
    // whoever aborts knows best why; what failed for it is no news
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', abort);
  }
}

async function bringUp(system: RunningSystem, reserved: ReservedPorts, options: SystemOptions, say: (line: string) => void): Promise<void> {
  const { outside = {}, instances = 1, signal } = options;
  const { folder } = system;
  const settings = systemSettings(folder, options, Date.now());
  const ports = await systemPorts(folder, reserved);
  const secrets = runSecrets(folder);
  prepareVaultKeys(folder);
  await prepareLocalIssuer(folder);

  say('building the code and starting the servers');
  const building = buildWorkspace(signal).then(() => say('the code is built'));
  const [addresses] = await Promise.all([startServers(system, { ports, secrets, outside, say }), building]);

  await startProcesses(system, { ports, secrets, outside, say, addresses, system: settings, instances });
  const urls = { intake: localUrl(ports.intake), grid: localUrl(ports.grid), analytics: localUrl(ports.analytics) };
  const { 'open311-sandbox': open311SandboxKey, ...channelKeys } = await localChannelKeys(folder, urls.intake, KEYS);
  system.publish({
    ...settings,
    instances,
    services: urls,
    worker: localUrl(ports.worker),
    temporal: addresses.temporal,
    temporalNamespace: TEMPORAL_NAMESPACE,
    ...(addresses.temporalUi && { temporalUi: addresses.temporalUi }),
    nats: addresses.nats.operator,
    postgres: addresses.postgres,
    databases: addresses.databases,
    channelKeys,
    open311Key: channelKeys.open311,
    open311SandboxKey,
  });
}

function localUrl(port: number): string {
  return `http://127.0.0.1:${port}`;
}
