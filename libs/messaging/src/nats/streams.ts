import {
  DiscardPolicy,
  JetStreamApiError,
  RetentionPolicy,
  StorageType,
  jetstreamManager,
  type JetStreamManager,
  type StreamConfig,
  type StreamInfo,
} from '@nats-io/jetstream';
import { nanos, type NatsConnection } from '@nats-io/transport-node';

/** Facts, and facts that an operator lets a consumer try again. */
export const EVENTS = 'EVENTS';
/** Facts that a consumer gave up on. */
export const QUARANTINE = 'QUARANTINE';

/** How long a fact can be read again. Shorter than Temporal's retention, so that a replay never starts a finished issue anew. */
export const EVENTS_DAYS = 7;
const QUARANTINE_DAYS = 90;
const DAY_MS = 24 * 60 * 60 * 1000;
const STREAM_NAME_IN_USE = 10058;

type Wanted = Partial<StreamConfig> & Pick<StreamConfig, 'name' | 'subjects'>;

const shared = {
  storage: StorageType.File,
  retention: RetentionPolicy.Limits,
  // refusing new facts would halt a full district; the size has an alarm instead
  discard: DiscardPolicy.Old,
  duplicate_window: nanos(120_000),
};

const WANTED: readonly Wanted[] = [
  { ...shared, name: EVENTS, subjects: ['evt.>', 'replay.>'], max_age: nanos(EVENTS_DAYS * DAY_MS) },
  { ...shared, name: QUARANTINE, subjects: ['dead.>'], max_age: nanos(QUARANTINE_DAYS * DAY_MS), allow_direct: true },
];

/** Subject on which the quarantine keeps what this consumer gave up on. */
export function deadSubject(durable: string): string {
  return `dead.${durable}`;
}

/** Subject that reaches this consumer alone. */
export function replaySubject(durable: string): string {
  return `replay.${durable}`;
}

/** Access to JetStream's administration, without asking the server first whether it is there. */
export function managerOf(nats: NatsConnection): Promise<JetStreamManager> {
  return jetstreamManager(nats, { checkAPI: false, timeout: 5_000 });
}

/** Creates the two streams, or brings them to the wanted configuration; safe to call from everyone at once. @returns the events' stream */
export async function ensureStreams(nats: NatsConnection): Promise<StreamInfo> {
  const manager = await managerOf(nats);
  const [events] = await Promise.all(WANTED.map((wanted) => ensureStream(manager, wanted)));
  return events;
}

async function ensureStream(manager: JetStreamManager, wanted: Wanted): Promise<StreamInfo> {
  try {
    // the same configuration again is no error, so this creates and reads in one request
    return await manager.streams.add(wanted);
  } catch (error) {
    if (!(error instanceof JetStreamApiError) || error.code !== STREAM_NAME_IN_USE) throw error;
    return manager.streams.update(wanted.name, wanted);
  }
}
