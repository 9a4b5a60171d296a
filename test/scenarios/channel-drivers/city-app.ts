import type { ChannelDriver } from '../channel-driver.ts';
import { callerOf, declaredChannel } from '../declared-channel.ts';
import { expectStatus } from '../district-api.ts';

/** A resident reports, and another follows: both hear the same. */
export const driver: ChannelDriver = async (context, channel, matter) => {
  const { acceptance, feedback } = await declaredChannel(context, channel, matter);
  const caller = await callerOf(context, channel);
  const follower = `follower-${matter.run}`;
  const { issue } = acceptance;
  expectStatus(await context.api.put('intake', `/v1/channels/city-app/issues/${issue}/followers/${follower}`, caller), 204);
  return {
    acceptance,
    feedback: async () => {
      const followed = await context.api.all<{ state: string }>('intake', `/v1/channels/city-app/residents/${follower}/follows`, caller);
      const [reporterHears, followerHears] = [await feedback?.(), followed.at(0)?.state ?? 'not listed'];
      return reporterHears === followerHears ? followerHears : `${reporterHears ?? 'nothing'} and ${followerHears}`;
    },
  };
};
