import { Injectable } from '@nestjs/common';
import type { Category, Nature } from '@xianban/contracts/values/classification';
import { DistrictPack } from '@xianban/service-kit/district/district-pack';
import { invalidInput } from '@xianban/service-kit/http/invalid-input';
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

/** What a key shall be for. */
export interface WantedKey {
  /** Who holds it. */
  readonly label: string;
  readonly can: readonly KeyCapability[];
  readonly sandbox: boolean;
  readonly categories?: readonly Category[];
  readonly natures?: readonly Nature[];
  readonly reportsPerMinute?: number;
  readonly reportsPerDay?: number;
}

/** A key as it is given away: the only time that anybody sees it. */
export interface IssuedKey {
  readonly id: string;
  readonly key: string;
  /** Where the channel takes signed webhooks. */
  readonly signingSecret?: string;
}

/**
 * Issues a key for a channel. A second key with the same label belongs to the same holder and takes over the external ids that it used; but what is
 * tried out stays apart.
 */
@Injectable()
export class IssueChannelKey {
  constructor(
    private readonly dataSource: DataSource,
    private readonly vault: PersonalDataVault,
    private readonly persons: Persons,
    private readonly pack: DistrictPack,
  ) {}

  /** @throws Problem 400 for a nature that the district does not know */
  async run(createdBy: string, channel: Channel, wanted: WantedKey): Promise<IssuedKey> {
    const { label, can, sandbox, categories, natures, reportsPerMinute, reportsPerDay } = wanted;
    const unknown = natures?.find((nature) => !this.pack.vocabulary.natures.includes(nature));
    if (unknown !== undefined) throw invalidInput([{ field: 'natures', detail: `natures: the district does not know ${unknown}` }]);
    const id = newId();
    const key = `xb_${unguessable()}`;
    const secret = isProvenBy(channel, 'webhook-signature') ? signingSecret() : undefined;
    await this.dataSource.transaction(async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock($1)', [HOLDER_LOCK]);
      const earlier = await manager.findOneBy(ChannelKey, { channel: channel.name, label, sandbox });
      const sealed = secret && sealedSigningSecret(this.vault, await this.persons.keyIn(manager, id), secret);
      await manager.insert(ChannelKey, {
        id,
        channel: channel.name,
        label,
        holder: earlier?.holder ?? newId(),
        keyHash: secretHash(key),
        can: [...can],
        sandbox,
        categories: categories ? [...categories] : null,
        natures: natures ? [...natures] : null,
        reportsPerMinute,
        reportsPerDay,
        createdBy,
        ...(sealed && { signingSecret: sealed }),
      });
    });
    return { id, key, ...(secret !== undefined && { signingSecret: secret }) };
  }
}
