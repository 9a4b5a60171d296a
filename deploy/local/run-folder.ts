import { chmodSync, mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { removePostgresData } from './postgres-place.ts';

/** Root of the clone that this file belongs to. */
export const WORKSPACE_FOLDER = resolve(import.meta.dirname, '..', '..');

/** Everything that one running system keeps, and where. */
export class RunFolder {
  readonly path: string;
  readonly logs: string;
  readonly postgres: string;
  readonly nats: string;
  readonly temporal: string;
  readonly lock: string;
  /** What must not change while there is data: district and clock. */
  readonly settings: string;
  readonly ports: string;
  readonly secrets: string;
  /** Process ids of children, for whoever has to end them when their supervisor was killed. */
  readonly children: string;
  readonly endpoints: string;
  readonly channelKeys: string;
  /** Master keys of intake's vault, one on each line, the first is current. */
  readonly vaultKeys: string;
  /** Sealed pictures. */
  readonly attachments: string;
  /** Private key that signs local tokens. */
  readonly issuerKey: string;
  /** Its public half, which services read. */
  readonly jwks: string;

  constructor(path = join(WORKSPACE_FOLDER, '.run')) {
    this.path = resolve(path);
    const at = (name: string): string => join(this.path, name);
    this.logs = at('logs');
    this.postgres = at('postgres');
    this.nats = at('nats');
    this.temporal = at('temporal');
    this.lock = at('supervisor.json');
    this.settings = at('settings.json');
    this.ports = at('ports.json');
    this.secrets = at('secrets.json');
    this.children = at('children.json');
    this.endpoints = at('endpoints.json');
    this.channelKeys = at('channel-keys.json');
    this.vaultKeys = at('vault-keys');
    this.attachments = at('attachments');
    this.issuerKey = at('issuer-key.json');
    this.jwks = at('jwks.json');
  }

  /** Whether it is the one that `npm start` uses unless told otherwise. */
  get isDefault(): boolean {
    return this.path === new RunFolder().path;
  }

  /** Makes the folder. Others may pass through it, as the user postgres must, but not list it. */
  make(): void {
    mkdirSync(this.path, { recursive: true, mode: 0o711 });
    // one that was there already, such as a temporary one, may be closed
    if (process.getuid?.() === 0) chmodSync(this.path, 0o711);
  }

  /**
   * Removes what a system keeps here, also what lies elsewhere and is linked here, but the lock, which whoever calls this may hold.
   * Touches nothing else: `--dir` may have named a folder with other things in it.
   */
  async wipe(): Promise<void> {
    await removePostgresData(this.postgres);
    const { logs, nats, temporal, settings, ports, secrets, children, endpoints, issuerKey, jwks, channelKeys, vaultKeys, attachments } =
      this;
    const kept = [
      logs,
      nats,
      temporal,
      settings,
      ports,
      secrets,
      children,
      endpoints,
      issuerKey,
      jwks,
      channelKeys,
      vaultKeys,
      attachments,
    ];
    for (const path of kept) {
      await rm(path, { recursive: true, force: true });
    }
  }
}
