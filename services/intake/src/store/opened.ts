import type { PersonKey } from '@xianban/service-kit/vault/person-key';
import type { PersonalDataVault } from '@xianban/service-kit/vault/personal-data-vault';
import { UnreadableSeal } from '@xianban/service-kit/vault/sealing';

/**
 * The words sealed for a place, or undefined if their person was erased: then the key is gone, or it is the newer one that the same person got by
 * coming back.
 */
export function opened(vault: PersonalDataVault, key: PersonKey | undefined, sealed: Buffer, context: string): string | undefined {
  if (!key) return undefined;
  try {
    return vault.open(key, sealed, context);
  } catch (error) {
    if (error instanceof UnreadableSeal) return undefined;
    throw error;
  }
}
