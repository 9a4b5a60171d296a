import type { JsMsg } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import type { Logger } from '@nestjs/common';
import type { Envelope } from '@xianban/contracts/envelope';

import { describeError } from '../describe-error.js';
import type { FactReaction } from '../on-fact.js';
import { parseFact } from '../parse/parse-fact.js';
import { withTraceparent } from '../trace-context.js';
import type { FactConsumerParts } from './fact-consumer-parts.js';
import { TRIES_MOST } from './fact-timing.js';
import { isAway } from './is-away.js';
import { KeyedQueue } from './keyed-queue.js';
import { Pause } from './pause.js';
import { REPLAY_HEADER, quarantine, type GivenUp } from './quarantine.js';
import type { Tries } from './try-ledger.js';

/** The facts that a consumer holds: from their arrival until each is acknowledged, handed back, or in quarantine. */
export class FactDeliveries {
  /** By stream sequence. */
  private readonly held = new Map<number, JsMsg>();
  private readonly works = new Set<Promise<void>>();
  private readonly queue = new KeyedQueue();
  private readonly pause: Pause;
  private readonly keepingAlive: NodeJS.Timeout;
  private roomWanted: (() => void) | undefined;
  private stopped = false;

  constructor(
    private readonly reaction: FactReaction,
    private readonly parts: FactConsumerParts,
    private readonly logger: Logger,
  ) {
    this.pause = new Pause(parts.timing.awayDelayMs, parts.timing.awayDelayMostMs);
    this.keepingAlive = setInterval(() => {
      for (const message of this.held.values()) message.working();
    }, parts.timing.ackWaitMs / 3).unref();
  }

  /** How many more facts may come: waits until half of the places are free and nothing that the handler needs is away. */
  async room(signal: AbortSignal): Promise<number> {
    const { concurrency } = this.reaction;
    for (;;) {
      await this.pause.over(signal);
      const free = concurrency - this.held.size;
      if (signal.aborted || (free > 0 && free >= concurrency / 2)) return free;
      await new Promise<void>((resolve) => {
        this.roomWanted = resolve;
      });
    }
  }

  /** Begins to handle a fact, after those of the same aggregate. Says `paused` when nothing should be pulled now. */
  take(nats: NatsConnection, message: JsMsg): 'taken' | 'paused' {
    const { streamSequence } = message.info;
    // delivered again though it is still in work: whatever becomes of that decides
    if (this.held.has(streamSequence)) return 'taken';

    this.held.set(streamSequence, message);
    const parsed = parseFact(this.reaction.message, message.data);
    const delivery = deliveryOf(message, parsed.ok ? parsed.fact.id : String(streamSequence));
    const work = parsed.ok
      ? this.queue.run(parsed.fact.subject, () => this.handle(nats, message, delivery, parsed.fact))
      : this.giveUp(nats, message, delivery, { reason: 'invalid', tries: 0, error: parsed.field ?? parsed.detail ?? 'invalid' });
    const done = work
      .catch((error: unknown) => this.logger.error({ consumer: this.reaction.durable, ...describeError(error) }, 'delivery went astray'))
      .finally(() => {
        this.held.delete(streamSequence);
        this.works.delete(done);
        this.roomWanted?.();
      });
    this.works.add(done);
    return this.pause.isOn() ? 'paused' : 'taken';
  }

  /** Hands back what was not begun and waits for what was. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.roomWanted?.();
    await Promise.all(this.works);
    clearInterval(this.keepingAlive);
  }

  private async handle(nats: NatsConnection, message: JsMsg, delivery: string, fact: Envelope): Promise<void> {
    const { ledger, solitude, transactions } = this.parts;
    let open: boolean;
    try {
      open = message.redelivered && (await ledger.isOpen(this.reaction.durable, delivery));
    } catch (error) {
      return this.away(message, error);
    }
    // one that may have killed its process is tried alone, so that those who died with it are not taken for the culprit
    const attempt = (): Promise<void> => this.attempt(nats, message, delivery, fact);
    if (open) return solitude.alone(attempt);
    return solitude.beside(() => (this.reaction.effect === 'inside' ? transactions.use(attempt) : attempt()));
  }

  private async attempt(nats: NatsConnection, message: JsMsg, delivery: string, fact: Envelope): Promise<void> {
    if (this.stopped) return message.nak();
    if (this.pause.isOn()) return message.nak(this.pause.restMs());

    const { durable } = this.reaction;
    let known: Tries;
    try {
      known = await this.parts.ledger.count(durable, delivery);
    } catch (error) {
      return this.away(message, error);
    }
    // a stream that was rebuilt, or a consumer that was deleted, brings everything once more
    if (known.givenUp) return message.ack();
    const { tries } = known;
    // its fifth try never came to an end: it killed the process
    if (tries > TRIES_MOST) {
      return this.giveUp(nats, message, delivery, { reason: 'tries-exhausted', tries: tries - 1, error: 'ProcessDied' });
    }
    try {
      await withTraceparent(fact.traceparent, () => this.parts.effect(fact));
    } catch (error) {
      if (isAway(error)) {
        this.parts.ledger.takeBack(durable, delivery);
        return this.away(message, error);
      }
      return this.failed(nats, message, delivery, tries, error);
    }
    this.pause.end();
    this.parts.ledger.settle(durable, delivery);
    message.ack();
  }

  private away(message: JsMsg, error: unknown): void {
    if (this.pause.begin()) {
      this.logger.warn({ consumer: this.reaction.durable, pauseMs: this.pause.restMs(), ...describeError(error) }, 'dependency away');
    }
    message.nak(this.pause.restMs());
  }

  private async failed(nats: NatsConnection, message: JsMsg, delivery: string, tries: number, error: unknown): Promise<void> {
    const { durable } = this.reaction;
    this.logger.warn({ consumer: durable, fact: delivery, tries, ...describeError(error) }, 'fact failed');
    if (tries >= TRIES_MOST) {
      const { errorClass, code } = describeError(error);
      return this.giveUp(nats, message, delivery, {
        reason: 'tries-exhausted',
        tries,
        error: code === undefined ? errorClass : `${errorClass} ${code}`,
      });
    }
    this.parts.ledger.fail(durable, delivery);
    // a bare nak would bring it back at once
    message.nak(this.parts.timing.retryDelaysMs[tries - 1] ?? this.parts.timing.awayDelayMostMs);
  }

  private async giveUp(nats: NatsConnection, message: JsMsg, delivery: string, why: GivenUp): Promise<void> {
    const { durable } = this.reaction;
    try {
      await quarantine(nats, durable, delivery, message, why);
    } catch (error) {
      // the next delivery comes here again
      return this.away(message, error);
    }
    this.logger.error({ consumer: durable, fact: delivery, ...why }, 'fact quarantined');
    this.parts.ledger.giveUp(durable, delivery);
    message.ack();
  }
}

/** What tries are counted by: a replay begins anew. */
function deliveryOf(message: JsMsg, fact: string): string {
  const replay = message.headers?.get(REPLAY_HEADER);
  return replay ? `${fact}/${replay}` : fact;
}
