import { Injectable, type OnModuleInit } from '@nestjs/common';
import { MessagingHealth } from '@xianban/messaging/messaging-health';
import { Pool } from 'pg';
import { Gauge } from 'prom-client';

import { Health } from './health.js';
import { Metrics } from './metrics.js';

/** Readiness and numbers of what every service stands on: its database, NATS, its consumers and its outbox. */
@Injectable()
export class FoundationsWatch implements OnModuleInit {
  constructor(
    private readonly health: Health,
    private readonly metrics: Metrics,
    private readonly pool: Pool,
    private readonly messaging: MessagingHealth,
  ) {}

  onModuleInit(): void {
    const { pool, messaging } = this;
    this.health.add('database', async () => {
      await pool.query('SELECT 1');
    });
    this.health.add('nats', async () => demand(messaging.natsUp()));
    this.health.add('consumers', async () => demand(messaging.consumersNotAlive().length === 0));

    this.gauge('xianban_outbox_backlog', 'Facts that wait to be published', [], async (set) => {
      // an absent number is truer than an old one
      const backlog = await messaging.outboxBacklog().catch(() => undefined);
      if (backlog !== undefined) set({}, backlog);
    });
    this.gauge('xianban_outbox_relay_leads', 'Whether this instance publishes', [], (set) => set({}, messaging.relayLeads() ? 1 : 0));
    this.gauge('xianban_consumer_lag', 'Facts not yet acknowledged, by durable consumer', ['consumer'], (set) => {
      for (const [consumer, lag] of messaging.lags()) set({ consumer }, lag);
    });
    this.gauge('xianban_database_connections', 'Connections of the pool', ['state'], (set) => {
      set({ state: 'idle' }, pool.idleCount);
      set({ state: 'busy' }, pool.totalCount - pool.idleCount);
      set({ state: 'awaited' }, pool.waitingCount);
    });
  }

  private gauge(name: string, help: string, labelNames: string[], collect: (set: Gauge['set']) => void | Promise<void>): void {
    new Gauge({
      name,
      help,
      labelNames,
      registers: [this.metrics.registry],
      async collect() {
        this.reset();
        await collect(this.set.bind(this));
      },
    });
  }
}

function demand(holds: boolean): void {
  if (!holds) throw new Error('does not hold');
}
