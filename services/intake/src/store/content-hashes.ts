import { hash } from 'node:crypto';

import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { PersonalDataVault } from '@xianban/service-kit/vault/personal-data-vault';

import { canonicalJson } from '../domain/canonical-json.js';

/**
 * Tells whether two submissions say the same without keeping what they say. Mixed with a secret of the vault, because a plain hash of known words
 * and an unknown phone could be tried out.
 */
@Injectable()
export class ContentHashes implements OnApplicationBootstrap {
  private secret = '';

  constructor(private readonly vault: PersonalDataVault) {}

  onApplicationBootstrap(): void {
    this.secret = this.vault.lookup('content', 'submission').toString('base64');
  }

  /** 32 bytes, equal for equal content of one channel, whatever the order of its fields. @param content plain JSON */
  of(channel: string, content: unknown): Buffer {
    return hash('sha256', `${this.secret}${channel}\0${canonicalJson(content)}`, 'buffer');
  }
}
