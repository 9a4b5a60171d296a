import { DataSource } from 'typeorm';

import { RIDER_REPORT, startTestIntake, type TestIntake } from '../testing/test-intake.js';
import { AcceptReport } from '../commands/accept-report.js';
import { Report } from '../store/report.js';
import { apiKey } from './api-key.js';
import type { Channel } from './channel.js';
import { ChannelCallers } from './channel-callers.js';
import { ChannelRegistry } from './channel-registry.js';
import { staff } from './staff.js';

describe('callers of a channel', () => {
  let intake: TestIntake;
  let callers: ChannelCallers;
  let riders: Channel;
  let key: string;

  beforeAll(async () => {
    intake = await startTestIntake();
    callers = intake.service.app.get(ChannelCallers);
    riders = intake.service.app.get(ChannelRegistry).named('riders') as Channel;
    key = await intake.key('riders');
  });
  afterAll(() => intake.stop());

  const provenBy = (authentication: Channel['authentication'], headers: Record<string, string>) =>
    callers.proven({ ...riders, authentication }, { method: 'POST', headers });
  const refusal = (status: number, field?: string): unknown =>
    expect.objectContaining({ details: expect.objectContaining({ status, ...(field && { field }) }) });
  const token = (role: 'grid-worker' | 'analyst', can: string[] = []) => intake.service.as({ role, can });

  it('may be staff of the roles that the channel names, all under one holder', async () => {
    const caller = await provenBy([staff('grid-worker')], await token('grid-worker', ['backdates', 'flies']));
    expect(caller).toMatchObject({ ...callers.own(riders), can: ['backdates'], actor: { sub: 'test-grid-worker', role: 'grid-worker' } });
    await expect(provenBy([staff('grid-worker')], await token('analyst'))).rejects.toEqual(refusal(403));
    await expect(provenBy([staff('grid-worker')], {})).rejects.toEqual(refusal(401));
    await expect(provenBy([staff('grid-worker')], { 'x-api-key': key })).rejects.toEqual(refusal(401));
    await expect(provenBy([staff('grid-worker')], { authorization: 'Bearer x.y.z' })).rejects.toEqual(refusal(401));
  });

  it('may come with a key or a token where the channel takes both', async () => {
    const both = [apiKey(), staff('grid-worker')];
    expect((await provenBy(both, await token('grid-worker'))).actor).toBeDefined();
    expect(await provenBy(both, { 'x-api-key': key })).toMatchObject({ channel: 'riders' });
    await expect(provenBy(both, {})).rejects.toEqual(refusal(401, 'X-Api-Key'));
    // whoever shows a key means it
    await expect(provenBy(both, { ...(await token('grid-worker')), 'x-api-key': 'xb_wrong' })).rejects.toEqual(refusal(401, 'X-Api-Key'));
  });

  it('are not staff where the channel does not say so', async () => {
    await expect(provenBy([apiKey()], await token('grid-worker'))).rejects.toEqual(refusal(401, 'X-Api-Key'));
  });

  it('are not taken for a page of another site that a browser was made to send', async () => {
    const { authorization } = await token('grid-worker');
    const cookie = `xianban=${authorization.slice('Bearer '.length)}`;
    await expect(provenBy([staff('grid-worker')], { cookie, 'sec-fetch-site': 'cross-site' })).rejects.toEqual(refusal(403));
    expect((await provenBy([staff('grid-worker')], { cookie, 'sec-fetch-site': 'same-origin' })).actor).toBeDefined();
  });

  it('are known to the mapping, which may note who was asked', async () => {
    const channel: Channel = {
      ...riders,
      report: (payload, context) => ({ ...riders.report(payload, context), details: { askedUnit: context.caller.actor?.unit ?? 'none' } }),
    };
    const actor = { sub: 'ann', role: 'grid-worker', areas: ['*'], unit: 'parks', can: [] } as never;
    const verdict = await intake.service.app.get(AcceptReport).run(channel, { ...callers.own(channel), actor }, RIDER_REPORT);
    const { details, holder } = await intake.service.app
      .get(DataSource)
      .manager.findOneByOrFail(Report, { holder: callers.own(channel).holder });
    expect([verdict.ok, details, holder]).toEqual([true, { askedUnit: 'parks' }, callers.own(riders).id]);
  });
});
