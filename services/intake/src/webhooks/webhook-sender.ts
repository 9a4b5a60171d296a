import { setTimeout as pause } from 'node:timers/promises';

import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '@xianban/service-kit/clock';
import { isDatabaseAway } from '@xianban/service-kit/database/is-database-away';
import { newId } from '@xianban/service-kit/new-id';
import { Log } from '@xianban/service-kit/observe/log';
import { GuardedFetch } from '@xianban/service-kit/outbound/guarded-fetch';
import { OutboundRefused } from '@xianban/service-kit/outbound/outbound-refused';
import { Webhook as Signature } from 'standardwebhooks';
import { DataSource } from 'typeorm';

import { nextAttemptSeconds } from '../domain/delivery-schedule.js';
import { Report } from '../store/report.js';
import { type AttemptFault, WebhookAttempt } from '../store/webhook-attempt.js';
import { WebhookDelivery } from '../store/webhook-delivery.js';
import { Webhook } from '../store/webhook.js';
import { webhookMessage } from './webhook-message.js';
import { WebhookSecrets } from './webhook-secrets.js';

const AT_ONCE = 16;
const IDLE_MS = 1_000;
const ANSWER_MS = 10_000;
const ANSWER_BYTES = 65_536;
/** An instance that took a delivery and died has it taken over after this time. */
const TAKEN_SECONDS = 60;
const KEPT_DAYS = 30;
const PRUNED_AT_ONCE = 1_000;
const PRUNED_EVERY_MS = 600_000;
const GONE = 410;

/** How an attempt went: the receiver's answer, or why there was none. */
type Answer = { readonly status: number } | { readonly fault: AttemptFault };

/**
 * Delivers what webhooks are told, signed by Standard Webhooks, at least once and not always in order. An answer of 2xx delivers, 410 ends the
 * webhook, everything else is tried again for three days. Several instances share the work.
 */
@Injectable()
export class WebhookSender implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stopping = new AbortController();
  private working: Promise<void> = Promise.resolve();
  private prunedMs = -PRUNED_EVERY_MS;

  constructor(
    private readonly dataSource: DataSource,
    private readonly secrets: WebhookSecrets,
    private readonly outbound: GuardedFetch,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.working = this.work();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.working;
  }

  /** Attempts what is due. How many deliveries were attempted. */
  async deliverDue(): Promise<number> {
    const due = await this.take();
    await Promise.all(due.map((delivery) => this.attempt(delivery)));
    return due.length;
  }

  private async work(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const attempted = await this.turn();
      if (attempted === 0) await pause(IDLE_MS, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  private async turn(): Promise<number> {
    try {
      const attempted = await this.deliverDue();
      if (attempted === 0 && performance.now() - this.prunedMs > PRUNED_EVERY_MS) await this.prune();
      return attempted;
    } catch (error) {
      // it is asked again in a moment, and whoever needs the database tells of it
      if (!isDatabaseAway(error)) this.log.error({ error }, 'webhooks could not be delivered');
      return 0;
    }
  }

  private async take(): Promise<WebhookDelivery[]> {
    const [rows] = await this.dataSource.query<[{ id: string }[], number]>(
      `UPDATE webhook_delivery SET attempts = attempts + 1, next_try_at = now() + make_interval(secs => $2)
       WHERE id IN (SELECT id FROM webhook_delivery WHERE state = 'pending' AND next_try_at <= now() ORDER BY next_try_at LIMIT $1 FOR UPDATE SKIP LOCKED)
       RETURNING id`,
      [AT_ONCE, TAKEN_SECONDS],
    );
    const ids = rows.map(({ id }) => id);
    return ids.length === 0 ? [] : this.dataSource.manager.createQueryBuilder(WebhookDelivery, 'delivery').whereInIds(ids).getMany();
  }

  private async attempt(delivery: WebhookDelivery): Promise<void> {
    const webhook = await this.dataSource.manager.findOneBy(Webhook, { id: delivery.webhook });
    if (!webhook || webhook.goneAt) return this.settle(delivery, 'failed');

    const startMs = performance.now();
    const answer = await this.answerTo(webhook, delivery);
    await this.dataSource.manager.insert(WebhookAttempt, {
      id: newId(),
      delivery: delivery.id,
      tookMs: Math.round(performance.now() - startMs),
      ...answer,
    });
    const status = 'status' in answer ? answer.status : 0;
    if (status >= 200 && status < 300) return this.settle(delivery, 'delivered');
    if (status === GONE) await this.dataSource.manager.update(Webhook, webhook.id, { goneAt: () => 'now()' });
    const waitSeconds = status === GONE ? undefined : nextAttemptSeconds(delivery.attempts, Math.random());
    if (waitSeconds === undefined) return this.settle(delivery, 'failed');
    await this.dataSource.query('UPDATE webhook_delivery SET next_try_at = now() + make_interval(secs => $2) WHERE id = $1', [
      delivery.id,
      waitSeconds,
    ]);
  }

  private async answerTo(webhook: Webhook, delivery: WebhookDelivery): Promise<Answer> {
    const { url, secrets } = await this.secrets.open(webhook, Date.now());
    const report = delivery.report === null ? null : await this.dataSource.manager.findOneBy(Report, { id: delivery.report });
    const body = JSON.stringify(webhookMessage(delivery, report?.externalId ?? null, this.clock.instant(delivery.occurredAt.getTime())));
    const sentAt = new Date();
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'xianban',
      'webhook-id': delivery.id,
      'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1_000)),
      'webhook-signature': secrets.map((secret) => new Signature(secret).sign(delivery.id, sentAt, body)).join(' '),
    };
    try {
      const request = { method: 'POST', headers, body, timeoutMs: ANSWER_MS, maxBytes: ANSWER_BYTES } as const;
      return { status: (await this.outbound.fetch(url, request)).status };
    } catch (error) {
      return { fault: faultOf(error) };
    }
  }

  private async settle({ id }: WebhookDelivery, state: 'delivered' | 'failed'): Promise<void> {
    await this.dataSource.manager.update(WebhookDelivery, id, { state, nextTryAt: null });
  }

  private async prune(): Promise<void> {
    this.prunedMs = performance.now();
    await this.dataSource.query(
      `WITH old AS (
         DELETE FROM webhook_delivery WHERE id IN (SELECT id FROM webhook_delivery WHERE recorded_at < now() - make_interval(days => $1) LIMIT $2)
         RETURNING id
       ) DELETE FROM webhook_attempt WHERE delivery IN (SELECT id FROM old)`,
      [KEPT_DAYS, PRUNED_AT_ONCE],
    );
  }
}

function faultOf(error: unknown): AttemptFault {
  if (error instanceof OutboundRefused) {
    if (error.reason === 'inner-address' || error.reason === 'bad-address') return error.reason;
    return 'answer-too-large';
  }
  return (error as Error).name === 'TimeoutError' ? 'timeout' : 'unreachable';
}
