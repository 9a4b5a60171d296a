import type { MasterKey } from './config.js';

/** Master keys of the vault, the current one first. @throws TypeError; no message repeats a key */
export function parseMasterKeys(text: string): MasterKey[] {
  const keys = text.split(/[,\n]/).flatMap((entry) => {
    if (entry.trim() === '') return [];
    const [, id, encoded] = /^([\w-]{1,32}):([A-Za-z0-9+/_-]{43}=?)$/.exec(entry.trim()) ?? [];
    if (!id || !encoded) throw new TypeError('must be <id>:<base64 of 32 bytes>[,<id>:<base64 of 32 bytes>…]');
    return [{ id, key: Buffer.from(encoded, 'base64') }];
  });
  if (keys.length === 0) throw new TypeError('must name a key');
  if (new Set(keys.map(({ id }) => id)).size < keys.length) throw new TypeError('names the same key id twice');
  return keys;
}
