import type { Config } from '../config/config.js';
import { MasterKeys } from './master-keys.js';

/** The master keys that a process was configured with. */
export function masterKeysOf({ vaultKeys, vaultKeysFile }: Config): MasterKeys {
  return vaultKeysFile === undefined ? MasterKeys.fixed(vaultKeys) : MasterKeys.inFile(vaultKeysFile);
}
