import type { ServiceName } from '@xianban/contracts/message';
import type { ClockSetting } from '@xianban/rules/district-clock';

/** Processes that are booted by `startService`: the services and the Temporal worker. */
export type ProcessName = ServiceName | 'worker';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** A key that wraps the personal keys of the vault. */
export interface MasterKey {
  /** Stored beside what it wraps. 1–32 letters, digits, `-`, `_`. */
  readonly id: string;
  /** 32 bytes. */
  readonly key: Buffer;
}

/** A folder of this machine, or a bucket of S3-compatible storage. */
export type AttachmentStorage =
  | { readonly kind: 'folder'; readonly path: string }
  | {
      readonly kind: 's3';
      readonly endpoint: string;
      readonly bucket: string;
      readonly region: string;
      readonly accessKey: string;
      readonly secretKey: string;
    };

/** What a process was told by its environment, parsed once by `readConfig`. Inject it by this class. */
export class Config {
  readonly process: ProcessName;
  /** 1…N, when several instances of one service run side by side. */
  readonly instance: number;
  readonly http: { readonly host: string; readonly port: number };
  readonly database: { readonly url: string; readonly poolSize: number };
  /** With user and password. */
  readonly natsUrl: string;
  /** Folder of the district pack. */
  readonly districtPack: string;
  readonly clock: ClockSetting;
  readonly identity: { readonly jwksUrl: URL; readonly issuer: string; readonly audience: string };
  /** The first is current; the others only open what they once wrapped. Empty where no personal data is kept. */
  readonly vaultKeys: readonly MasterKey[];
  /** A file that holds them instead, and is read again when it changes: keys are rotated without a restart. */
  readonly vaultKeysFile?: string;
  /** Base URL of intake for links that people click, without a trailing slash. */
  readonly publicUrl: string;
  readonly logLevel: LogLevel;
  /** `host:port` that outbound requests to strangers' addresses may call although they are inner ones. Empty but on one machine and in tests. */
  readonly outboundInner: readonly string[];
  /** Where pictures are kept. Absent: none are taken. */
  readonly attachments?: AttachmentStorage;
  /** Only the worker has it. */
  readonly temporal?: { readonly address: string; readonly namespace: string };

  constructor(values: Config) {
    Object.assign(this, values);
  }
}
