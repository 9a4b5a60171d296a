import { Refused } from './refused.ts';

/** Servers that somebody else runs, used instead of starting ours. */
export interface OutsideServers {
  /** A role that may make roles and databases. */
  readonly databaseUrl?: string;
  /** With user and password, who may do everything. */
  readonly natsUrl?: string;
  /** `host:port` */
  readonly temporalAddress?: string;
}

/** Reads DATABASE_URL, NATS_URL and TEMPORAL_ADDRESS. @throws Refused naming a variable in the wrong form */
export function outsideServers(environment: NodeJS.ProcessEnv): OutsideServers {
  const { DATABASE_URL: databaseUrl, NATS_URL: natsUrl, TEMPORAL_ADDRESS: temporalAddress } = environment;
  if (databaseUrl && !isUrlOf(databaseUrl, ['postgres:', 'postgresql:']))
    throw new Refused('DATABASE_URL must be a URL that starts with postgres://');
  if (natsUrl && !isUrlOf(natsUrl, ['nats:', 'tls:'])) throw new Refused('NATS_URL must be a URL that starts with nats:// or tls://');
  if (temporalAddress && !/^[\w.[\]:-]+:\d{1,5}$/.test(temporalAddress)) throw new Refused('TEMPORAL_ADDRESS must be <host>:<port>');
  return { ...(databaseUrl && { databaseUrl }), ...(natsUrl && { natsUrl }), ...(temporalAddress && { temporalAddress }) };
}

function isUrlOf(text: string, protocols: readonly string[]): boolean {
  return URL.canParse(text) && protocols.includes(new URL(text).protocol);
}
