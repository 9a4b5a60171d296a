import { headers, createInbox, type Msg, type NatsConnection, type Subscription } from '@nats-io/transport-node';

import type { OutboxRow } from './outbox-row.js';

/** How long a batch may wait for the server's acknowledgements. */
const BATCH_TIMEOUT_MS = 5_000;
const MESSAGE_ID = 'Nats-Msg-Id';

interface Flight {
  readonly serial: number;
  readonly acknowledged: Uint8Array;
  missing: number;
  lastSequence: number;
  readonly settle: (error?: Error) => void;
}

/**
 * Publishes rows to JetStream, all on the way at once, in order, with their message ids. One subscription takes the acknowledgements of
 * all: a request of its own for each message costs more than the message. One batch at a time.
 */
export class PipelinedPublisher {
  private readonly inbox = createInbox();
  private readonly subscription: Subscription;
  private flight: Flight | undefined;
  private serial = 0;

  constructor(private readonly nats: NatsConnection) {
    this.subscription = nats.subscribe(`${this.inbox}.*.*`, {
      callback: (error, message) => (error ? this.flight?.settle(error) : this.acknowledge(message)),
    });
  }

  /**
   * Resolves with the stream's last sequence once the stream has stored every row; rejects if one was refused or is unanswered. Then any
   * of them may still have been stored: publish all again under the same ids.
   */
  publish(rows: readonly OutboxRow[]): Promise<number> {
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    const serial = ++this.serial;
    const timer = setTimeout(() => flight.settle(new Error(`${flight.missing} of ${rows.length} facts unacknowledged`)), BATCH_TIMEOUT_MS);
    const flight: Flight = {
      serial,
      acknowledged: new Uint8Array(rows.length),
      missing: rows.length,
      lastSequence: 0,
      settle: (error) => {
        clearTimeout(timer);
        if (this.flight === flight) this.flight = undefined;
        if (error) reject(error);
        else resolve(flight.lastSequence);
      },
    };
    this.flight = flight;
    try {
      this.send(rows, `${this.inbox}.${serial}.`);
    } catch (error) {
      flight.settle(error as Error);
    }
    return promise;
  }

  /** Gives up on what is on the way, e.g. because the connection was lost. */
  abandon(reason: string): void {
    this.flight?.settle(new Error(reason));
  }

  close(): void {
    this.abandon('the publisher was closed');
    this.subscription.unsubscribe();
  }

  private send(rows: readonly OutboxRow[], reply: string): void {
    rows.forEach((row, index) => {
      const note = headers();
      note.set(MESSAGE_ID, row.id);
      this.nats.publish(row.type, row.payload, { reply: reply + index, headers: note });
    });
  }

  private acknowledge(message: Msg): void {
    const { flight } = this;
    const [serial, index] = message.subject
      .slice(this.inbox.length + 1)
      .split('.')
      .map(Number);
    // an answer to a batch that was given up meanwhile
    if (flight?.serial !== serial || index === undefined || flight.acknowledged[index] !== 0) return;
    const refusal = refusalOf(message);
    if (typeof refusal === 'string') return flight.settle(new Error(refusal));

    flight.acknowledged[index] = 1;
    flight.lastSequence = Math.max(flight.lastSequence, refusal);
    if (--flight.missing === 0) flight.settle();
  }
}

/** Stream sequence of a stored message, or why it was not stored. */
function refusalOf(message: Msg): number | string {
  if (message.data.length === 0) return `no stream takes facts (${message.headers?.code ?? 'empty answer'})`;
  const answer = message.json<{ seq?: number; error?: { description?: string } }>();
  return answer.error ? `the stream refused a fact: ${answer.error.description ?? 'no reason given'}` : (answer.seq ?? 0);
}
