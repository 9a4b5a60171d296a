import type { ChannelDriver } from '../channel-driver.ts';
import { expectStatus } from '../district-api.ts';
import { turnSign } from '../turn-sign.ts';

/** More than any quiet day has. */
const POSTS = 9;

interface PostSeen {
  readonly signs: readonly { readonly sign: string; readonly issueState?: string }[];
}

/** People post about it until it is a sign, and a member of the staff makes it the issue. */
export const driver: ChannelDriver = async (context, channel, matter) => {
  const caller = { key: await context.district.channelKey(channel.name) };
  const posts = Array.from({ length: POSTS }, (_, index) => ({
    postId: `${matter.run}-${index}`,
    platform: 'weibo',
    author: `author-${matter.run}-${index}`,
    text: matter.text,
    postedAt: matter.seenAt,
    datum: 'WGS-84',
    lon: matter.at[0],
    lat: matter.at[1],
  }));
  expectStatus(await context.api.post('intake', '/v1/channels/opinion/posts', { posts }, caller), 200);
  const seen = async () =>
    expectStatus(await context.api.get<PostSeen>('intake', `/v1/channels/opinion/posts/weibo/${matter.run}-0`, caller), 200).signs[0];
  const sign = await seen();
  if (!sign) throw new Error('the posts are no sign');
  return {
    acceptance: await turnSign(context, sign.sign, matter),
    feedback: async () => (await seen())?.issueState ?? 'no issue',
  };
};
