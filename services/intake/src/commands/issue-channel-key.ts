import { Injectable } from '@nestjs/common';
import { newId } from '@xianban/service-kit/new-id';
import { PersonalDataVault } from '@xianban/service-kit/vault/personal-data-vault';
import { DataSource } from 'typeorm';

import { type Channel, isProvenBy } from '../channel-kit/channel.js';
import type { KeyCapability } from '../domain/key-capability.js';
import { secretHash } from '../secrets/secret-hash.js';
import { signingSecret } from '../secrets/signing-secret.js';
import { unguessable } from '../secrets/unguessable.js';
import { ChannelKey } from '../store/channel-key.js';
import { Persons } from '../store/persons.js';
import { sealedSigningSecret } from '../store/signing-secrets.js';

/** Any number: keys of one holder issued at the same moment must agree on who that is. */
const HOLDER_LOCK = 7_310_115;

/** A key as it is given away: the only time that anybody sees it. */
export interface IssuedKey {
  readonly id: string;
  readonly key: string;
  /** Where the channel takes signed webhooks. */
  readonly signingSecret?: string;
}

/** Issues a key for a channel. A second key with the same label belongs to the same holder and takes over the external ids that it used. */
@Injectable()
export class IssueChannelKey {
  constructor(
    private readonly dataSource: DataSource,
    private readonly vault: PersonalDataVault,
    private readonly persons: Persons,
  ) {}

  async run(createdBy: string, channel: Channel, label: string, can: readonly KeyCapability[]): Promise<IssuedKey> {
    const id = newId();
    const key = `xb_${unguessable()}`;
    const secret = isProvenBy(channel, 'webhook-signature') ? signingSecret() : undefined;
    await this.dataSource.transaction(async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock($1)', [HOLDER_LOCK]);
      const earlier = await manager.findOneBy(ChannelKey, { channel: channel.name, label });
      const sealed = secret && sealedSigningSecret(this.vault, await this.persons.keyIn(manager, id), secret);
      await manager.insert(ChannelKey, {
        id,
        channel: channel.name,
        label,
        holder: earlier?.holder ?? newId(),
        keyHash: secretHash(key),
        can: [...can],
        createdBy,
        ...(sealed && { signingSecret: sealed }),
      });
    });
    return { id, key, ...(secret !== undefined && { signingSecret: secret }) };
  }
}
