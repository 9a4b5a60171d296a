import { setTimeout as delay } from 'node:timers/promises';

import { Injectable, Logger } from '@nestjs/common';
import type { NatsConnection } from '@nats-io/transport-node';

import { describeError } from '../describe-error.js';
import { NatsLink } from '../nats/nats-link.js';
import { ensureStreams } from '../nats/streams.js';
import { BackgroundPool } from './background-pool.js';
import { OutboxBatch } from './outbox-batch.js';
import { OUTBOX_CHANNEL, OutboxLeadership } from './outbox-leadership.js';
import { PipelinedPublisher } from './pipelined-publisher.js';
import { prune } from './prune.js';
import { reconcileStream } from './reconcile-stream.js';
import { WakeUp } from './wake-up.js';

/** The net below lost hints, and how long a relay takes to notice that the active one died. */
const POLL_MS = 1_000;
/** Time for more facts to gather while it is busy; a lone fact goes at once. */
const LINGER_MS = 5;
/** Between hints of this instance to the active relay of another one. */
const HINT_MS = 20;
const RETRY_MS = 500;
const PRUNE_MS = 10 * 60 * 1000;

/**
 * Publishes what the outbox holds. Every instance runs one, a lock lets one be active; rows of one aggregate go out in the order in which
 * they were told. Killed between publishing and marking it publishes again under the same message ids.
 */
@Injectable()
export class OutboxRelay {
  private readonly logger = new Logger(OutboxRelay.name);
  private readonly wakeUp = new WakeUp();
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;
  private streamUnknown = true;
  private leading = false;
  private prunedMs = 0;

  constructor(
    private readonly background: BackgroundPool,
    private readonly link: NatsLink,
  ) {}

  /** Says that rows were committed. Cheap, and never lost: call it after every commit that told something. */
  wake(): void {
    this.wakeUp.wake();
  }

  /** Whether this instance's relay is the active one. */
  isLeading(): boolean {
    return this.leading;
  }

  /** Facts that wait to be published; counts no further than 100,000. */
  async backlog(): Promise<number> {
    const { rows } = await this.background.pool.query<{ waiting: number }>(
      'SELECT count(*)::int AS waiting FROM (SELECT 1 FROM outbox WHERE published_at IS NULL LIMIT 100000) AS rows',
    );
    return rows[0]?.waiting ?? 0;
  }

  start(): void {
    if (this.running) return;
    // dialling begins now, also in a process that only tells
    void this.link.nats().then(() => this.wake());
    this.running = this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    this.wakeUp.wake();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const nats = this.link.current();
      if (!nats) {
        await this.wakeUp.sleep(POLL_MS);
        continue;
      }
      try {
        const leadership = await OutboxLeadership.tryTake(this.background.pool, () => this.wake());
        if (leadership) await this.lead(leadership, nats);
        else await this.follow();
      } catch (error) {
        this.logger.warn({ ...describeError(error) }, 'outbox relay interrupted');
        await this.wakeUp.sleep(RETRY_MS);
      }
    }
  }

  /** Another instance is active: tells it, not too often, when this one commits something. */
  private async follow(): Promise<void> {
    const untilMs = performance.now() + POLL_MS;
    for (let restMs = POLL_MS; restMs > 0 && !this.stopping.signal.aborted; restMs = untilMs - performance.now()) {
      if (!(await this.wakeUp.sleep(restMs))) return;
      // outside the transactions that told: a NOTIFY inside would make their commits wait for one another
      await this.background.pool.query(`NOTIFY ${OUTBOX_CHANNEL}`);
      await delay(HINT_MS);
    }
  }

  private async lead(leadership: OutboxLeadership, nats: NatsConnection): Promise<void> {
    this.logger.log('outbox relay active');
    this.leading = true;
    const publisher = new PipelinedPublisher(nats);
    const stopListening = [this.link.onDown(() => publisher.abandon('nats disconnected')), this.link.onUp(() => this.noticeStream())];
    try {
      await this.relay(leadership, nats, publisher);
    } finally {
      for (const stop of stopListening) stop();
      publisher.close();
      leadership.release();
      this.leading = false;
    }
  }

  private noticeStream(): void {
    this.streamUnknown = true;
    this.wake();
  }

  private async relay(leadership: OutboxLeadership, nats: NatsConnection, publisher: PipelinedPublisher): Promise<void> {
    while (!this.stopping.signal.aborted && !leadership.lost.aborted) {
      if (this.link.isUp()) {
        if (this.streamUnknown) await this.meetStream(nats);
        const startMs = performance.now();
        const published = await this.publishWaiting(publisher, leadership.lost);
        if (published > 0 && performance.now() - startMs < LINGER_MS) await delay(LINGER_MS);
      }
      if (!(await this.wakeUp.sleep(POLL_MS))) await leadership.confirm();
      await this.pruneNowAndThen();
    }
  }

  private async meetStream(nats: NatsConnection): Promise<void> {
    const stream = await ensureStreams(nats);
    const fate = await reconcileStream(this.background.pool, stream);
    if (fate === 'lost' || fate === 'lost-its-end') this.logger.error({ fate }, 'facts are published again');
    this.streamUnknown = false;
  }

  /** Publishes batch after batch until none is full. While one is on its way the next is fetched and the last one marked. */
  private async publishWaiting(publisher: PipelinedPublisher, lost: AbortSignal): Promise<number> {
    const { pool } = this.background;
    let published = 0;
    let marking: Promise<void> = Promise.resolve();
    let batch: OutboxBatch | undefined = await OutboxBatch.take(pool);
    try {
      while (batch && batch.rows.length > 0 && !lost.aborted) {
        const current: OutboxBatch = batch;
        batch = undefined;
        const ahead = current.full && !this.stopping.signal.aborted ? OutboxBatch.take(pool) : undefined;
        const [sent, next] = await Promise.allSettled([publisher.publish(current.rows), ahead]);
        if (next.status === 'fulfilled') batch = next.value;
        if (sent.status === 'rejected') {
          await current.giveBack();
          // perhaps there is no stream any more
          this.streamUnknown = true;
          throw sent.reason;
        }
        published += current.rows.length;
        await marking;
        marking = current.markPublished(sent.value);
        // looked at in the next round; until then nobody else may call it unhandled
        marking.catch(() => undefined);
        if (next.status === 'rejected') throw next.reason;
      }
    } finally {
      await Promise.allSettled([marking, batch?.giveBack()]);
    }
    await marking;
    return published;
  }

  private async pruneNowAndThen(): Promise<void> {
    const nowMs = performance.now();
    if (this.prunedMs !== 0 && nowMs - this.prunedMs < PRUNE_MS) return;
    this.prunedMs = nowMs;
    const rows = await prune(this.background.pool, this.stopping.signal);
    if (rows > 0) this.logger.log({ rows }, 'messaging pruned');
  }
}
