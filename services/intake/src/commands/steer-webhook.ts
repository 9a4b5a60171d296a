import { Injectable } from '@nestjs/common';
import { Clock } from '@xianban/service-kit/clock';
import { newId } from '@xianban/service-kit/new-id';
import { PersonalDataVault } from '@xianban/service-kit/vault/personal-data-vault';
import { DataSource } from 'typeorm';

import type { ChannelCaller } from '../channel-kit/channel-caller.js';
import { notFound } from '../http/not-found.js';
import { signingSecret } from '../secrets/signing-secret.js';
import { Persons } from '../store/persons.js';
import { WebhookDelivery } from '../store/webhook-delivery.js';
import { Webhook } from '../store/webhook.js';
import { WebhookSecrets } from '../webhooks/webhook-secrets.js';

const CHANGEOVER_HOURS = 24;

/** What a holder does with a webhook of theirs. @throws Problem 404 for anybody else's */
@Injectable()
export class SteerWebhook {
  constructor(
    private readonly dataSource: DataSource,
    private readonly persons: Persons,
    private readonly secrets: WebhookSecrets,
    private readonly vault: PersonalDataVault,
    private readonly clock: Clock,
  ) {}

  /** A new secret. Deliveries are signed with the older one as well for a day. */
  async rotate(caller: ChannelCaller, id: string): Promise<string> {
    const secret = signingSecret();
    await this.dataSource.transaction(async (manager) => {
      const webhook = await manager.findOne(Webhook, { where: { id, holder: caller.holder }, lock: { mode: 'pessimistic_write' } });
      if (!webhook) throw unknown();
      const key = await this.persons.keyIn(manager, id);
      await manager.update(Webhook, id, {
        signingSecret: this.secrets.sealedSecret(key, secret),
        olderSigningSecret: webhook.signingSecret,
        changeoverUntil: () => `now() + make_interval(hours => ${CHANGEOVER_HOURS})`,
      });
    });
    return secret;
  }

  /** Ends it: what was not delivered will not be. */
  async end(caller: ChannelCaller, id: string): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const { affected } = await manager.delete(Webhook, { id, holder: caller.holder });
      if (!affected) throw unknown();
      await manager.update(WebhookDelivery, { webhook: id, state: 'pending' }, { state: 'failed', nextTryAt: null });
      await this.vault.erase(id, manager);
    });
  }

  /** Queues a message that tells of nothing. Its id. */
  async test(caller: ChannelCaller, id: string): Promise<string> {
    await this.own(caller, id);
    const occurredAt = new Date(this.clock.nowMs());
    const delivery = newId();
    await this.dataSource.manager.insert(WebhookDelivery, { id: delivery, webhook: id, occurredAt });
    return delivery;
  }

  /** Sends a delivery again, whatever became of it, under the same message id. */
  async redeliver(caller: ChannelCaller, id: string, delivery: string): Promise<void> {
    await this.own(caller, id);
    const { affected } = await this.dataSource.manager.update(
      WebhookDelivery,
      { id: delivery, webhook: id },
      { state: 'pending', attempts: 0, nextTryAt: () => 'now()' },
    );
    if (!affected) throw notFound('delivery', 'There is no such delivery');
  }

  private async own({ holder }: ChannelCaller, id: string): Promise<Webhook> {
    const webhook = await this.dataSource.manager.findOneBy(Webhook, { id, holder });
    if (!webhook) throw unknown();
    return webhook;
  }
}

function unknown() {
  return notFound('id', 'There is no such webhook');
}
