import { Injectable } from '@nestjs/common';
import type { PersonKey } from '@xianban/service-kit/vault/person-key';
import { PersonalDataVault } from '@xianban/service-kit/vault/personal-data-vault';

import type { Webhook } from '../store/webhook.js';

/** Address and secrets of a webhook, opened. */
export interface OpenedWebhook {
  readonly url: string;
  /** One, or two while the receiver changes over; the current one first. */
  readonly secrets: readonly string[];
}

const urlContext = (id: string): string => `webhook.sealed_url/${id}`;
const secretContext = (id: string): string => `webhook.signing_secret/${id}`;

/** Seals and opens what webhooks keep secret, each with a key of its own. */
@Injectable()
export class WebhookSecrets {
  constructor(private readonly vault: PersonalDataVault) {}

  sealedUrl(key: PersonKey, url: string): Buffer {
    return this.vault.seal(key, url, urlContext(key.person));
  }

  sealedSecret(key: PersonKey, secret: string): Buffer {
    return this.vault.seal(key, secret, secretContext(key.person));
  }

  /** @param nowMs wall clock. @throws Error if its key is gone */
  async open(webhook: Webhook, nowMs: number): Promise<OpenedWebhook> {
    const { id, sealedUrl, signingSecret, olderSigningSecret, changeoverUntil } = webhook;
    const key = (await this.vault.keysOf([id])).get(id);
    if (!key) throw new Error('the key of a webhook vanished');
    const changesOver = olderSigningSecret && changeoverUntil && changeoverUntil.getTime() > nowMs;
    const sealed = changesOver ? [signingSecret, olderSigningSecret] : [signingSecret];
    return {
      url: this.vault.open(key, sealedUrl, urlContext(id)),
      secrets: sealed.map((secret) => this.vault.open(key, secret, secretContext(id))),
    };
  }
}
