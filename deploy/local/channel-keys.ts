import { readJsonFile, writeJsonFile } from './json-file.ts';
import { signLocalToken } from './local-issuer.ts';
import { Refused } from './refused.ts';
import type { RunFolder } from './run-folder.ts';

/** What a key is asked for. */
export interface WantedKey {
  readonly channel: string;
  /** e.g. `backdates`, `verifies` */
  readonly can: readonly string[];
  readonly label: string;
}

/** Has intake make a key, as an operator. @throws Refused with intake's own words if it will not */
export async function createChannelKey(folder: RunFolder, intakeUrl: string, wanted: WantedKey): Promise<string> {
  const token = await signLocalToken(folder, { role: 'operator', ttl: '5m' });
  const response = await fetch(`${intakeUrl}/v1/channel-keys`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(wanted),
    signal: AbortSignal.timeout(10_000),
  });
  const answer = (await response.json()) as { key?: string; title?: string; detail?: string; field?: string };
  if (response.ok && answer.key) return answer.key;
  throw new Refused(['intake made no key', answer.title, answer.detail, answer.field].filter(Boolean).join(': '));
}

/** A key for each channel that people try first; made once and kept with the data. */
export async function localChannelKeys<Channel extends string>(
  folder: RunFolder,
  intakeUrl: string,
  channels: readonly Channel[],
): Promise<Record<Channel, string>> {
  const keys: Partial<Record<Channel, string>> = readJsonFile<Record<Channel, string>>(folder.channelKeys) ?? {};
  for (const channel of channels) {
    keys[channel] ??= await createChannelKey(folder, intakeUrl, { channel, can: [], label: 'npm start' });
  }
  writeJsonFile(folder.channelKeys, keys);
  return keys as Record<Channel, string>;
}
