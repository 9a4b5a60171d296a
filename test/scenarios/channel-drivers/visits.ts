import type { ChannelDriver } from '../channel-driver.ts';
import { callerOf, feedbackOf, payloadOf } from '../declared-channel.ts';
import { expectStatus } from '../district-api.ts';
import type { Acceptance } from '../reporters.ts';

/** A leader's office records the visit with what was found on it. */
export const driver: ChannelDriver = async (context, channel, matter) => {
  const { visitId: _, ...finding } = payloadOf(channel, matter);
  const token = await context.district.logins.of('district-staff');
  const visit = {
    visitId: matter.run,
    area: '110105001',
    level: 'district',
    post: 'deputy-head-3',
    visitedAt: matter.seenAt,
    findings: [finding],
  };
  const reply = await context.api.post<{ verdicts: readonly { accepted?: Acceptance; problem?: object }[] }>(
    'intake',
    '/v1/channels/visits/visits',
    visit,
    { token },
  );
  const [verdict] = expectStatus(reply, 201).verdicts;
  if (!verdict?.accepted) throw new Error(`the finding was refused: ${JSON.stringify(verdict?.problem)}`);
  return {
    acceptance: verdict.accepted,
    feedback: feedbackOf(context, channel, await callerOf(context, channel), 'district-staff', verdict.accepted),
  };
};
