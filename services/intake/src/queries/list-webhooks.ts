import { Injectable } from '@nestjs/common';
import { readCursor } from '@xianban/service-kit/paging/cursor';
import type { Page } from '@xianban/service-kit/paging/page';
import { pageOf } from '@xianban/service-kit/paging/page-of';
import type { PageQuery } from '@xianban/service-kit/paging/page-query';
import { DataSource, In } from 'typeorm';

import type { ChannelCaller } from '../channel-kit/channel-caller.js';
import { notFound } from '../http/not-found.js';
import { DeliveryView, WebhookView } from '../http/webhook-view.js';
import { WebhookAttempt } from '../store/webhook-attempt.js';
import { WebhookDelivery } from '../store/webhook-delivery.js';
import { Webhook } from '../store/webhook.js';
import { WebhookSecrets } from '../webhooks/webhook-secrets.js';

/** Reads the webhooks of a holder, and how their deliveries went. */
@Injectable()
export class ListWebhooks {
  constructor(
    private readonly dataSource: DataSource,
    private readonly secrets: WebhookSecrets,
  ) {}

  /** All of them: a holder has few. Oldest first. */
  async run({ holder }: ChannelCaller): Promise<WebhookView[]> {
    const webhooks = await this.dataSource.manager.find(Webhook, { where: { holder }, order: { id: 'ASC' } });
    return Promise.all(webhooks.map(async (webhook) => WebhookView.of(webhook, (await this.secrets.open(webhook, Date.now())).url)));
  }

  /** Deliveries of the last 30 days, newest first, each with its attempts. @throws Problem 404, or 400 for a cursor that is none */
  async deliveries({ holder }: ChannelCaller, id: string, { limit, cursor }: PageQuery): Promise<Page<DeliveryView>> {
    const { manager } = this.dataSource;
    if (!(await manager.existsBy(Webhook, { id, holder }))) throw notFound('id', 'There is no such webhook');
    const after = readCursor(cursor, ['integer', 'uuid']);
    const list = manager
      .createQueryBuilder(WebhookDelivery, 'delivery')
      // to the millisecond, as the cursor is
      .addSelect("date_trunc('milliseconds', delivery.recordedAt)", 'recorded_ms')
      .where('delivery.webhook = :id', { id })
      .orderBy('recorded_ms', 'DESC')
      .addOrderBy('delivery.id', 'DESC')
      .limit(limit + 1);
    if (after) {
      list.andWhere("(date_trunc('milliseconds', delivery.recordedAt), delivery.id) < (:recordedAt, :delivery)", {
        recordedAt: new Date(after[0]),
        delivery: after[1],
      });
    }
    const deliveries = await list.getMany();
    const attempts = await manager.find(WebhookAttempt, {
      where: { delivery: In(deliveries.map((delivery) => delivery.id)) },
      order: { at: 'ASC' },
    });
    return pageOf(
      deliveries,
      limit,
      (delivery) => [delivery.recordedAt.getTime(), delivery.id],
      (delivery) =>
        DeliveryView.of(
          delivery,
          attempts.filter((attempt) => attempt.delivery === delivery.id),
        ),
    );
  }
}
