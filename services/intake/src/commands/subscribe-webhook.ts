import { isIP } from 'node:net';

import { Injectable } from '@nestjs/common';
import { Config } from '@xianban/service-kit/config/config';
import { invalidInput } from '@xianban/service-kit/http/invalid-input';
import { Problem } from '@xianban/service-kit/http/problem';
import { newId } from '@xianban/service-kit/new-id';
import { isInnerAddress } from '@xianban/service-kit/outbound/inner-address';
import { DataSource } from 'typeorm';

import type { ChannelCaller } from '../channel-kit/channel-caller.js';
import type { Channel } from '../channel-kit/channel.js';
import { signingSecret } from '../secrets/signing-secret.js';
import { Persons } from '../store/persons.js';
import { Webhook } from '../store/webhook.js';
import { WebhookSecrets } from '../webhooks/webhook-secrets.js';

/** Of one holder. */
const MOST_WEBHOOKS = 10;

/** A webhook as its holder gets to know it: the only time that the secret is shown. */
export interface SubscribedWebhook {
  readonly id: string;
  readonly secret: string;
}

/** Lets the holder of a key hear what becomes of their reports, at an address of theirs. */
@Injectable()
export class SubscribeWebhook {
  constructor(
    private readonly dataSource: DataSource,
    private readonly persons: Persons,
    private readonly secrets: WebhookSecrets,
    private readonly config: Config,
  ) {}

  /** @throws Problem 400 naming `url`, 409 where there are ten already */
  async run(channel: Channel, { holder }: ChannelCaller, url: string): Promise<SubscribedWebhook> {
    const fault = addressFault(url, this.config.outboundInner);
    if (fault) throw invalidInput([{ field: 'url', detail: `url ${fault}` }]);
    const id = newId();
    const secret = signingSecret();
    await this.dataSource.transaction(async (manager) => {
      if ((await manager.countBy(Webhook, { holder })) >= MOST_WEBHOOKS) throw tooMany();
      const key = await this.persons.keyIn(manager, id);
      await manager.insert(Webhook, {
        id,
        holder,
        channel: channel.name,
        sealedUrl: this.secrets.sealedUrl(key, url),
        signingSecret: this.secrets.sealedSecret(key, secret),
      });
    });
    return { id, secret };
  }
}

/** What is known to be wrong before anybody calls. What a name resolves to is looked at for each call. */
function addressFault(address: string, exceptions: readonly string[]): string | undefined {
  const url = URL.parse(address);
  if (!url || url.username || url.password || url.hash) return 'must be an address without user, password and fragment';
  if (exceptions.includes(url.host)) return undefined;
  if (url.protocol !== 'https:') return 'must start with https://';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return (isIP(host) !== 0 && isInnerAddress(host)) || host === 'localhost' ? 'must not be an inner address' : undefined;
}

function tooMany(): Problem {
  return new Problem({
    status: 409,
    type: 'urn:xianban:problem:too-many-webhooks',
    title: 'There are as many webhooks as one holder may have',
    detail: `at most ${MOST_WEBHOOKS}`,
  });
}
