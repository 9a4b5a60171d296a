import type { IncomingHttpHeaders } from 'node:http';

import { Injectable } from '@nestjs/common';
import { Problem } from '@xianban/service-kit/http/problem';
import { PersonalDataVault } from '@xianban/service-kit/vault/personal-data-vault';

import { type SignedMessage, signedMessage } from '../secrets/signed-message.js';
import { signingKey } from '../secrets/signing-secret.js';
import type { ChannelKey } from '../store/channel-key.js';
import { openedSigningSecrets } from '../store/signing-secrets.js';
import type { Channel } from './channel.js';
import { ChannelKeys, mustNotRest } from './channel-keys.js';

/** Who sent a message, and which one it is. */
export interface SignedCaller extends SignedMessage {
  readonly caller: ChannelKey;
}

/** Proves callers by the signature over what they sent. */
@Injectable()
export class SignedSenders {
  /** As long as the key itself is remembered. */
  private readonly opened = new WeakMap<ChannelKey, Promise<readonly Buffer[]>>();

  constructor(
    private readonly keys: ChannelKeys,
    private readonly vault: PersonalDataVault,
  ) {}

  /** @param body exactly as it was sent. @throws Problem 404 if the channel has no such key, 401 naming the header that does not hold, 403 if the key rests */
  async proven(channel: Channel, keyId: string, headers: IncomingHttpHeaders, body: Buffer): Promise<SignedCaller> {
    const caller = await this.keys.withId(channel, keyId);
    const verdict = signedMessage(await this.signingKeysOf(caller), headers, body, Date.now());
    if (!verdict.ok) {
      const { field, detail } = verdict;
      throw new Problem(
        { status: 401, type: 'urn:xianban:problem:unauthorized', title: 'Who reports is not known', detail, field },
        { 'WWW-Authenticate': 'Webhook realm="xianban"' },
      );
    }
    mustNotRest(caller);
    return { caller, ...verdict.message };
  }

  private signingKeysOf(key: ChannelKey): Promise<readonly Buffer[]> {
    const remembered = this.opened.get(key);
    if (remembered) return remembered;
    const opening = openedSigningSecrets(this.vault, key).then((secrets) => secrets.map(signingKey));
    this.opened.set(key, opening);
    // what is away now may be back for the next message
    opening.catch(() => this.opened.delete(key));
    return opening;
  }
}
