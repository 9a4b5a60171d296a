import type { ChannelDriver } from '../channel-driver.ts';
import { callerOf, payloadOf } from '../declared-channel.ts';
import { expectStatus } from '../district-api.ts';
import type { Acceptance } from '../reporters.ts';
import { until } from '../until.ts';

interface Result {
  readonly result: number;
  readonly orderNumber: string;
  readonly outcome: string;
}

/** The city passes an order on without a limit of its own, and fetches and acknowledges how it ended. */
export const driver: ChannelDriver = async (context, channel, matter) => {
  const { limitAt: _, ...order } = payloadOf(channel, matter);
  const caller = await callerOf(context, channel);
  const acceptance = expectStatus(await context.api.post<Acceptance>('intake', '/v1/channels/hotline/reports', order, caller), 201);
  const own = async (): Promise<Result | undefined> => {
    const { items } = expectStatus(
      await context.api.get<{ items: readonly Result[] }>('intake', '/v1/channels/hotline/results?limit=500', caller),
      200,
    );
    return items.find(({ orderNumber }) => orderNumber === order['orderNumber']);
  };
  return {
    acceptance,
    feedback: async () => {
      const found = await until('the result of the order', 30, own);
      const body = { results: [found.result] };
      expectStatus(await context.api.post('intake', '/v1/channels/hotline/results/acknowledgements', body, caller), 200);
      return found.outcome === 'fixed' && (await own()) === undefined ? 'closed' : found.outcome;
    },
  };
};
