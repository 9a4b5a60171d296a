import { Injectable } from '@nestjs/common';
import { Problem } from '@xianban/service-kit/http/problem';
import { PersonalDataVault } from '@xianban/service-kit/vault/personal-data-vault';
import { DataSource, IsNull } from 'typeorm';

import { isProvenBy } from '../channel-kit/channel.js';
import { ChannelKeys } from '../channel-kit/channel-keys.js';
import { ChannelRegistry } from '../channel-kit/channel-registry.js';
import { notFound } from '../http/not-found.js';
import { signingSecret } from '../secrets/signing-secret.js';
import { ChannelKey } from '../store/channel-key.js';
import { Persons } from '../store/persons.js';
import { sealedSigningSecret } from '../store/signing-secrets.js';

/**
 * Gives a key a new secret to sign with. The one before stays live, so that its holder can change over without losing a message; one before that
 * is retired.
 */
@Injectable()
export class RotateSigningSecret {
  constructor(
    private readonly dataSource: DataSource,
    private readonly vault: PersonalDataVault,
    private readonly persons: Persons,
    private readonly keys: ChannelKeys,
    private readonly channels: ChannelRegistry,
  ) {}

  /** @returns the new secret, which is shown once. @throws Problem 404, 409 if the channel of the key takes no signed messages */
  async run(id: string): Promise<string> {
    const secret = signingSecret();
    await this.dataSource.transaction(async (manager) => {
      const key = await manager.findOne(ChannelKey, { where: { id, revokedAt: IsNull() }, lock: { mode: 'pessimistic_write' } });
      if (!key) throw notFound('id', 'There is no such key');
      if (!isProvenBy(this.channels.named(key.channel), 'webhook-signature')) throw unsigned();
      const sealed = sealedSigningSecret(this.vault, await this.persons.keyIn(manager, id), secret);
      await manager.update(ChannelKey, { id }, { signingSecret: sealed, olderSigningSecret: key.signingSecret });
    });
    this.keys.forget();
    return secret;
  }
}

function unsigned(): Problem {
  return new Problem({
    status: 409,
    type: 'urn:xianban:problem:no-signed-messages',
    title: 'The channel of this key takes no signed messages',
    field: 'id',
  });
}
