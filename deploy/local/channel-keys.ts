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
  /** To try out with: no fact is told and no workflow starts. An ordinary key if absent. */
  readonly sandbox?: boolean;
}

/** A key as intake gives it away, once. */
export interface IssuedKey {
  readonly id: string;
  readonly key: string;
  /** What to sign with, where the channel takes signed messages. */
  readonly signingSecret?: string;
  /** Where to send them. */
  readonly hookUrl?: string;
}

/** Has intake make a key, as an operator. @throws Refused with intake's own words if it will not */
export async function createChannelKey(folder: RunFolder, intakeUrl: string, wanted: WantedKey): Promise<IssuedKey> {
  const token = await signLocalToken(folder, { role: 'operator', ttl: '5m' });
  const response = await fetch(`${intakeUrl}/v1/channel-keys`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(wanted),
    signal: AbortSignal.timeout(10_000),
  });
  const answer = (await response.json()) as IssuedKey & { title?: string; detail?: string; field?: string };
  if (response.ok) return answer;
  throw new Refused(['intake made no key', answer.title, answer.detail, answer.field].filter(Boolean).join(': '));
}

/** Keys that people try first, by a name for each; made once and kept with the data. */
export async function localChannelKeys<Name extends string>(
  folder: RunFolder,
  intakeUrl: string,
  wanted: Readonly<Record<Name, Pick<WantedKey, 'channel' | 'sandbox'>>>,
): Promise<Record<Name, string>> {
  const keys: Partial<Record<Name, string>> = readJsonFile<Record<Name, string>>(folder.channelKeys) ?? {};
  for (const name of Object.keys(wanted) as Name[]) {
    keys[name] ??= (await createChannelKey(folder, intakeUrl, { ...wanted[name], can: [], label: 'npm start' })).key;
  }
  writeJsonFile(folder.channelKeys, keys);
  return keys as Record<Name, string>;
}
