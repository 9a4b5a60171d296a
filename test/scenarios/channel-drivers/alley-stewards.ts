import type { ChannelDriver } from '../channel-driver.ts';
import { callerOf, feedbackOf, payloadOf } from '../declared-channel.ts';
import { expectStatus } from '../district-api.ts';
import type { Acceptance } from '../reporters.ts';

/** A phone that was without a connection sends its finding in a batch, twice. */
export const driver: ChannelDriver = async (context, channel, matter) => {
  const { deviceId: _, ...finding } = payloadOf(channel, matter);
  const caller = await callerOf(context, channel);
  const batch = { deviceId: matter.run, sentAt: matter.seenAt, entries: [{ ...finding, kind: 'finding', sequence: 1 }] };
  const send = async () => {
    const path = '/v1/channels/alley-stewards/batches';
    const reply = await context.api.post<{ verdicts: readonly { accepted?: Acceptance; problem?: object }[] }>(
      'intake',
      path,
      batch,
      caller,
    );
    const [verdict] = expectStatus(reply, 200).verdicts;
    if (!verdict?.accepted) throw new Error(`the finding was refused: ${JSON.stringify(verdict?.problem)}`);
    return verdict.accepted;
  };
  const acceptance = await send();
  if ((await send()).report !== acceptance.report) throw new Error('a batch that was sent twice was taken twice');
  return { acceptance, feedback: feedbackOf(context, channel, caller, String(finding['stewardId']), acceptance) };
};
