import type { PersonKey } from '@xianban/service-kit/vault/person-key';
import type { PersonalDataVault } from '@xianban/service-kit/vault/personal-data-vault';

import type { ChannelKey } from './channel-key.js';
import { opened } from './opened.js';

/** A sealed secret opens in the row of its key only. It moves from the newer place to the older one as it is. */
const contextOf = (keyId: string): string => `channel_key.signing_secret/${keyId}`;

/** @param key the vault's key of the channel key, which stands for a person of its own */
export function sealedSigningSecret(vault: PersonalDataVault, key: PersonKey, secret: string): Buffer {
  return vault.seal(key, secret, contextOf(key.person));
}

/** The live secrets of a key, newest first: none, one, or two while the holder changes over. */
export async function openedSigningSecrets(vault: PersonalDataVault, key: ChannelKey): Promise<readonly string[]> {
  const sealed = [key.signingSecret, key.olderSigningSecret].filter((secret) => secret !== null);
  if (sealed.length === 0) return [];
  const vaultKey = (await vault.keysOf([key.id])).get(key.id);
  return sealed.flatMap((secret) => opened(vault, vaultKey, secret, contextOf(key.id)) ?? []);
}
