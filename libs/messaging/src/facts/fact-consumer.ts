import { setTimeout as delay } from 'node:timers/promises';

import {
  AckPolicy,
  DeliverPolicy,
  JetStreamApiError,
  jetstream,
  type Consumer,
  type ConsumerMessages,
  type JsMsg,
} from '@nats-io/jetstream';
import { Logger } from '@nestjs/common';
import { describeMessage } from '@xianban/contracts/message';
import { nanos, type NatsConnection } from '@nats-io/transport-node';

import { describeError } from '../describe-error.js';
import { EVENTS, ensureStreams, managerOf, replaySubject } from '../nats/streams.js';
import type { FactReaction } from '../on-fact.js';
import type { FactConsumerParts } from './fact-consumer-parts.js';
import { FactDeliveries } from './fact-deliveries.js';

/** How long one request for facts stands at the server. */
const PULL_MS = 10_000;
/** Facts of one consumer that may be unacknowledged in the whole district, those that wait for their next try included. */
const UNACKNOWLEDGED_MOST = 20_000;
const RETRY_MS = 500;

/**
 * One durable consumer as this process works on it: pulls no more than it works on at once, comes back after anything (a lost connection,
 * a consumer or a stream that was deleted), and stops pulling while a dependency is away.
 */
export class FactConsumer {
  private readonly logger: Logger;
  private readonly deliveries: FactDeliveries;
  private readonly stopping = new AbortController();
  private pulling: ConsumerMessages | undefined;
  private running: Promise<unknown> | undefined;
  private stopListening: (() => void) | undefined;
  private lagging = 0;
  private seenMs = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly reaction: FactReaction,
    private readonly parts: FactConsumerParts,
  ) {
    this.logger = new Logger(`FactConsumer ${reaction.durable}`);
    this.deliveries = new FactDeliveries(reaction, parts, this.logger);
  }

  get durable(): string {
    return this.reaction.durable;
  }

  /** Facts that this consumer has not acknowledged yet, as the server last said. */
  lag(): number {
    return this.lagging;
  }

  /** Whether the server knew the consumer when it was last asked, not long ago. */
  isAlive(): boolean {
    return this.parts.link.isUp() && performance.now() - this.seenMs < 3 * this.parts.timing.watchMs;
  }

  start(): void {
    this.stopListening = this.parts.link.onDown(() => this.pulling?.stop());
    this.running ??= Promise.all([this.run(), this.watch()]);
  }

  /** Pulls no more, hands back what was not begun and waits for what was. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.stopListening?.();
    this.pulling?.stop();
    await this.deliveries.stop();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      try {
        const nats = await this.connected();
        if (!nats) return;
        const consumer = await this.ensureConsumer(nats);
        while (!this.stopping.signal.aborted && this.parts.link.isUp()) await this.pull(nats, consumer);
      } catch (error) {
        if (this.stopping.signal.aborted) return;
        this.logger.warn({ consumer: this.durable, ...describeError(error) }, 'consumer interrupted');
        await this.pause(RETRY_MS);
      }
    }
  }

  /** The connection when it is up; undefined when the consumer is being stopped. */
  private async connected(): Promise<NatsConnection | undefined> {
    const { link } = this.parts;
    const stopped = new Promise<undefined>((resolve) =>
      this.stopping.signal.addEventListener('abort', () => resolve(undefined), { once: true }),
    );
    const nats = await Promise.race([link.nats(), stopped]);
    while (nats && !link.isUp() && !this.stopping.signal.aborted) {
      const up = Promise.withResolvers<undefined>();
      const stopWaiting = link.onUp(() => up.resolve(undefined));
      await Promise.race([up.promise, stopped]);
      stopWaiting();
    }
    return this.stopping.signal.aborted ? undefined : nats;
  }

  private async ensureConsumer(nats: NatsConnection): Promise<Consumer> {
    await ensureStreams(nats);
    const manager = await managerOf(nats);
    const wanted = {
      durable_name: this.durable,
      ack_policy: AckPolicy.Explicit,
      deliver_policy: DeliverPolicy.All,
      ack_wait: nanos(this.parts.timing.ackWaitMs),
      // tries are counted by us: the server would also count facts that were only prefetched
      max_deliver: -1,
      max_ack_pending: UNACKNOWLEDGED_MOST,
      filter_subjects: [describeMessage(this.reaction.message).subject, replaySubject(this.durable)],
    };
    const info = await manager.consumers.add(EVENTS, wanted).catch((error: unknown) => {
      // it exists with another configuration
      if (error instanceof JetStreamApiError) return manager.consumers.update(EVENTS, this.durable, wanted);
      throw error;
    });
    this.lagging = info.num_pending + info.num_ack_pending;
    this.seenMs = performance.now();
    return jetstream(nats).consumers.getConsumerFromInfo(info);
  }

  private async pull(nats: NatsConnection, consumer: Consumer): Promise<void> {
    const room = await this.deliveries.room(this.stopping.signal);
    if (this.stopping.signal.aborted) return;
    const messages = await consumer.fetch({ max_messages: room, expires: PULL_MS });
    this.pulling = messages;
    try {
      // a loss that came before there was anything to stop
      if (!this.parts.link.isUp() || this.stopping.signal.aborted) messages.stop();
      for await (const message of messages) this.take(nats, message);
    } finally {
      this.pulling = undefined;
    }
  }

  private take(nats: NatsConnection, message: JsMsg): void {
    if (this.deliveries.take(nats, message) === 'paused') this.pulling?.stop();
  }

  private async watch(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      await this.pause(this.parts.timing.watchMs);
      if (this.stopping.signal.aborted || !this.parts.link.isUp()) continue;
      try {
        const manager = await managerOf(await this.parts.link.nats());
        const info = await manager.consumers.info(EVENTS, this.durable);
        this.lagging = info.num_pending + info.num_ack_pending;
        this.seenMs = performance.now();
      } catch (error) {
        // perhaps deleted at the server, and whoever pulls would wait for nothing: it starts over
        this.logger.warn({ consumer: this.durable, ...describeError(error) }, 'consumer not seen');
        this.pulling?.stop(error as Error);
      }
    }
  }

  private async pause(milliseconds: number): Promise<void> {
    await delay(milliseconds, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }
}
