import type { Channel } from '@xianban/intake/channel-kit/channel';

import type { ChannelDriver, Matter, ToldMatter } from './channel-driver.ts';
import { expectStatus, type Caller } from './district-api.ts';
import type { Acceptance } from './reporters.ts';
import type { ScenarioContext } from './scenario.ts';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/;

/** Tells the matter as a channel's declaration says: its example with the place, the words and ids of this matter, proven as it wants to be. */
export const declaredChannel: ChannelDriver = async (context, channel, matter) => {
  const payload = payloadOf(channel, matter);
  const caller = await callerOf(context, channel);
  const path = `/v1/channels/${channel.name}/reports`;
  const acceptance = expectStatus(await context.api.post<Acceptance>('intake', path, payload, caller), 201);
  const { account } = channel.reporter(payload, { caller: { id: '', holder: '', can: [] }, nowMs: context.district.nowMs() });
  return { acceptance, ...(account !== undefined && { feedback: feedbackOf(context, channel, caller, account, acceptance) }) };
};

/** A channel's example that says this matter. */
export function payloadOf(channel: Channel, { text, at, seenAt, run }: Matter): Record<string, unknown> {
  const [words, id] = [channel.fieldOf.text ?? 'text', channel.fieldOf.externalId ?? 'externalId'];
  const place = { datum: 'WGS-84', lon: at[0], long: at[0], lat: at[1] };
  const said: Record<string, unknown> = { ...place, [words]: text, [id]: `${channel.name}-${run}` };
  // the pictures of an example are nowhere
  const fields = Object.entries(channel.example).filter(([field]) => field !== 'photos');
  return Object.fromEntries(
    fields.map(([field, value]: [string, unknown]) => {
      const isInstant = typeof value === 'string' && INSTANT.test(value);
      return [field, field in said ? said[field] : isInstant ? seenAt : value];
    }),
  );
}

/** Somebody whom the channel lets report: a key of it, or a member of its staff. */
export async function callerOf({ district }: ScenarioContext, channel: Channel): Promise<Caller> {
  const staff = channel.authentication.find((way) => way.kind === 'staff');
  return staff ? { token: await district.logins.of(staff.roles[0]) } : { key: await district.channelKey(channel.name) };
}

/** What the channel's list for one reporter says of the accepted report; nothing if the channel has no such list. */
export function feedbackOf(
  { api }: ScenarioContext,
  channel: Channel,
  caller: Caller,
  account: string,
  { report }: Acceptance,
): ToldMatter['feedback'] {
  if (!channel.can.feedback) return undefined;
  const path = `/v1/channels/${channel.name}/${channel.reporters}/${encodeURIComponent(account)}/reports`;
  return async () => {
    const items = await api.all<{ report: string; state: string }>('intake', path, caller);
    return items.find((item) => item.report === report)?.state ?? 'not listed';
  };
}
