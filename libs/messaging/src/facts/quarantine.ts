import { jetstream, type JsMsg, type StoredMsg } from '@nats-io/jetstream';
import { headers, type MsgHdrs, type NatsConnection } from '@nats-io/transport-node';
import { v7 } from 'uuid';

import { parseEnvelope } from '../parse/parse-envelope.js';
import { QUARANTINE, deadSubject, managerOf, replaySubject } from '../nats/streams.js';

/** Header that tells a replayed fact from the one that was given up on, so that its tries begin anew. */
export const REPLAY_HEADER = 'Xianban-Replay';
/** Of a fact too large to be a message twice, what is kept for a look. */
const BYTES_KEPT_MOST = 512 * 1024;

/** Why a consumer gave up on a fact. */
export interface GivenUp {
  /** `invalid`: it was not even handled. `tries-exhausted`: five tries failed, or killed their process. */
  readonly reason: 'invalid' | 'tries-exhausted';
  readonly tries: number;
  /** Class of the last error, or the field at fault; never anybody's words. */
  readonly error: string;
}

/** A fact in quarantine, as an operator sees it. */
export interface Quarantined extends GivenUp {
  /** Sequence in the quarantine's stream. */
  readonly id: number;
  readonly consumer: string;
  readonly quarantinedAt: Date;
  /** Subject that it came on. */
  readonly type: string;
  /** True if it was too large to be kept whole: then it cannot be replayed. */
  readonly cut: boolean;
  readonly original: Uint8Array;
}

/** Keeps a fact for an operator, once, with why. Resolves when the stream has stored it. */
export async function quarantine(nats: NatsConnection, durable: string, delivery: string, message: JsMsg, why: GivenUp): Promise<void> {
  const cut = message.data.byteLength > BYTES_KEPT_MOST;
  const note = headers();
  note.set('Xianban-Consumer', durable);
  note.set('Xianban-Reason', why.reason);
  note.set('Xianban-Tries', String(why.tries));
  note.set('Xianban-Error', printable(why.error));
  note.set('Xianban-Type', printable(typeOf(message)));
  if (cut) note.set('Xianban-Cut', 'true');
  await jetstream(nats).publish(deadSubject(durable), cut ? message.data.subarray(0, BYTES_KEPT_MOST) : message.data, {
    headers: note,
    msgID: `${durable}/${delivery}`,
  });
}

/** What is in quarantine, oldest first, at most so many; of one consumer, if given. */
export async function listQuarantined(nats: NatsConnection, most: number, consumer?: string): Promise<readonly Quarantined[]> {
  const listed: Quarantined[] = [];
  for (let id = 1; listed.length < most;) {
    const found = await nextQuarantined(nats, id, deadSubject(consumer ?? '*'));
    if (!found) break;
    listed.push(found);
    id = found.id + 1;
  }
  return listed;
}

/** One of them; undefined if there is none of this id (any more). */
export async function showQuarantined(nats: NatsConnection, id: number): Promise<Quarantined | undefined> {
  const found = await nextQuarantined(nats, id, deadSubject('*'));
  return found?.id === id ? found : undefined;
}

async function nextQuarantined(nats: NatsConnection, id: number, subject: string): Promise<Quarantined | undefined> {
  const manager = await managerOf(nats);
  const stored = await manager.direct.getMessage(QUARANTINE, { seq: id, next_by_subj: subject });
  return stored ? quarantinedOf(stored) : undefined;
}

/** Gives it to the consumer that gave up on it, and to no other, with tries of its own, and takes it out of quarantine. */
export async function replayQuarantined(nats: NatsConnection, one: Quarantined): Promise<void> {
  const note = headers();
  note.set(REPLAY_HEADER, v7());
  await jetstream(nats).publish(replaySubject(one.consumer), one.original, { headers: note, msgID: `replay/${one.consumer}/${one.id}` });
  await dropQuarantined(nats, one.id);
}

/** Forgets it for good. */
export async function dropQuarantined(nats: NatsConnection, id: number): Promise<void> {
  const manager = await managerOf(nats);
  await manager.streams.deleteMessage(QUARANTINE, id);
}

/** Subject of the fact; a replayed one came on the replay's. */
function typeOf(message: JsMsg): string {
  if (!message.headers?.has(REPLAY_HEADER)) return message.subject;
  const parsed = parseEnvelope(message.data);
  return parsed.ok ? parsed.envelope.type : message.subject;
}

function quarantinedOf(stored: StoredMsg): Quarantined {
  const note: MsgHdrs = stored.header;
  return {
    id: stored.seq,
    consumer: note.get('Xianban-Consumer'),
    quarantinedAt: stored.time,
    type: note.get('Xianban-Type'),
    reason: note.get('Xianban-Reason') === 'invalid' ? 'invalid' : 'tries-exhausted',
    tries: Number(note.get('Xianban-Tries')),
    error: note.get('Xianban-Error'),
    cut: note.has('Xianban-Cut'),
    original: stored.data,
  };
}

/** A header's value holds one line. */
function printable(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]/g, '?').slice(0, 200);
}
