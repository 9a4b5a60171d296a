import type { Envelope } from '@xianban/contracts/envelope';
import { describeMessage, type MessageClass } from '@xianban/contracts/message';
import { instantOf, type Instant } from '@xianban/contracts/values/instant';
import { v7 } from 'uuid';

import { ENVELOPE_BYTES_MOST } from '../parse/parse-envelope.js';
import { validated } from '../parse/validated.js';
import { currentTraceparent } from '../trace-context.js';
import type { Told } from '../transaction.js';
import { InvalidFact } from './invalid-fact.js';

/** A fact that waits to be published. The payload is the envelope's JSON as it goes over the wire, so that nothing serialises it again. */
export interface OutboxRow {
  /** UUIDv7 of the envelope and the message id. */
  readonly id: string;
  /** NATS subject. */
  readonly type: string;
  readonly payload: string;
}

/** Columns of table `outbox` that a writer fills, named as the fields of {@link OutboxRow} and in their order. The rest have defaults. */
export const OUTBOX_COLUMNS = 'id, type, payload';

/** Who tells, and the district's now. */
export interface Teller {
  /** e.g. `/services/intake`. */
  readonly source: string;
  nowMs(): number;
}

/**
 * Builds the row of one fact, for {@link Transaction.tell} and for writers that put it into a statement of their own (then wake the relay
 * after the commit). @throws InvalidFact if the data is not what the class demands.
 */
export function outboxRow<T extends object>(teller: Teller, fact: MessageClass<T>, told: Told<T>): OutboxRow {
  const { subject: type } = describeMessage(fact);
  const checked = validated(fact, told.data);
  if (!checked.ok) throw new InvalidFact(type, checked.field);
  if (!Number.isSafeInteger(told.sequence) || told.sequence < 1) throw new InvalidFact(type, 'sequence');

  const traceparent = currentTraceparent();
  const envelope: Envelope<T> = {
    specversion: '1.0',
    id: v7(),
    source: teller.source,
    type,
    subject: told.subject,
    sequence: told.sequence,
    time: instantOf(told.timeMs ?? teller.nowMs()) satisfies Instant,
    datacontenttype: 'application/json',
    dataschema: `urn:xianban:schema:${type}`,
    ...(traceparent ? { traceparent } : {}),
    data: checked.data,
  };
  const payload = JSON.stringify(envelope);
  // every consumer would quarantine it, and the server may refuse it for ever
  if (Buffer.byteLength(payload) > ENVELOPE_BYTES_MOST) throw new InvalidFact(type, 'data');
  return { id: envelope.id, type, payload };
}
