import type { ChannelDriver } from '../channel-driver.ts';
import { payloadOf } from '../declared-channel.ts';
import { expectStatus } from '../district-api.ts';
import { turnSign } from '../turn-sign.ts';

const DAY_MS = 86_400_000;

/** Our own analysis raises a sign, and a member of the staff makes it the issue. */
export const driver: ChannelDriver = async (context, channel, matter) => {
  const caller = { key: await context.district.channelKey(channel.name) };
  const { findingId: _, ...finding } = payloadOf(channel, matter);
  const instant = (ms: number) => new Date(ms).toISOString();
  const body = {
    ...finding,
    area: '110105001',
    topic: 'component',
    from: instant(context.district.nowMs() - 7 * DAY_MS),
    to: instant(context.district.nowMs()),
    score: 4.1,
  };
  const { sign } = expectStatus(await context.api.post<{ sign: string }>('intake', '/v1/channels/analytics/signs', body, caller), 201);
  return {
    acceptance: await turnSign(context, sign, matter),
    feedback: async () => {
      const path = `/v1/channels/analytics/signs/${sign}`;
      return expectStatus(await context.api.get<{ issueState?: string }>('intake', path, caller), 200).issueState ?? 'no issue';
    },
  };
};
