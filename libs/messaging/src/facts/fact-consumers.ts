import { Injectable } from '@nestjs/common';
import type { Envelope } from '@xianban/contracts/envelope';

import { HandlerExplorer, type FoundReaction } from '../handler-explorer.js';
import { MessagingSettings } from '../messaging-settings.js';
import { NatsLink } from '../nats/nats-link.js';
import { Places } from '../places.js';
import { Store } from '../store.js';
import { FactConsumer } from './fact-consumer.js';
import { FACT_TIMING } from './fact-timing.js';
import { Solitude } from './solitude.js';
import { TryLedger } from './try-ledger.js';

/** Effects of the process that are in a transaction at once. */
const TRANSACTIONS_MOST = 8;

/** All reactions of the process, each with its durable consumer. */
@Injectable()
export class FactConsumers {
  private consumers: readonly FactConsumer[] = [];

  constructor(
    private readonly explorer: HandlerExplorer,
    private readonly link: NatsLink,
    private readonly ledger: TryLedger,
    private readonly store: Store,
    private readonly settings: MessagingSettings,
  ) {}

  start(): void {
    const timing = { ...FACT_TIMING, ...this.settings.factTiming };
    const shared = {
      link: this.link,
      ledger: this.ledger,
      solitude: new Solitude(),
      transactions: new Places(TRANSACTIONS_MOST, Number.POSITIVE_INFINITY),
      timing,
    };
    this.consumers = this.explorer
      .reactions()
      .map((found) => new FactConsumer(found.reaction, { ...shared, effect: this.effectOf(found) }));
    for (const consumer of this.consumers) consumer.start();
  }

  async stop(): Promise<void> {
    await Promise.all(this.consumers.map((consumer) => consumer.stop()));
    await this.ledger.stop();
  }

  /** Unacknowledged facts by durable name. */
  lags(): ReadonlyMap<string, number> {
    return new Map(this.consumers.map((consumer) => [consumer.durable, consumer.lag()]));
  }

  /** Durable names that the server has not known lately. */
  notAlive(): readonly string[] {
    return this.consumers.filter((consumer) => !consumer.isAlive()).map((consumer) => consumer.durable);
  }

  private effectOf({ reaction, run }: FoundReaction): (fact: Envelope) => Promise<void> {
    if (reaction.effect === 'outside') return async (fact) => void (await run(fact));
    return (fact) =>
      this.store.transaction(async (tx) => {
        const fresh: unknown[] = await tx.manager.query(
          'INSERT INTO inbox (consumer, fact) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING 1 AS fresh',
          [reaction.durable, fact.id],
        );
        if (fresh.length > 0) await run(fact, tx);
      });
  }
}
