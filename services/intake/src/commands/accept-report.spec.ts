import { ReportAcceptedV1 } from '@xianban/contracts/events/report-accepted';
import { outboxFacts } from '@xianban/messaging/testing/outbox-facts';
import { Pool } from 'pg';

import { startSecondInstance } from '../testing/second-instance.js';
import { API_REPORT, startTestIntake, type TestIntake } from '../testing/test-intake.js';

describe('accepting a report', () => {
  let intake: TestIntake;
  let key: string;

  beforeAll(async () => {
    intake = await startTestIntake();
    key = await intake.key('api');
  });
  afterAll(() => intake.stop());

  const factOf = async (report: string) =>
    (await outboxFacts(intake.database.dataSource, ReportAcceptedV1)).find(({ subject }) => subject === report);

  it('answers with the issue, an unguessable receipt and where to look', async () => {
    const { status, body } = await intake.report('api', key, API_REPORT);
    expect(status).toBe(201);
    expect(body).toEqual({
      issue: expect.stringMatching(/^110105-\d{4}-\d{6}$/),
      report: expect.stringMatching(/^[0-9a-f-]{36}$/),
      receipt: expect.stringMatching(/^[\w-]{32}$/),
      statusUrl: `http://127.0.0.1/v1/status/${body.receipt}`,
      message: `已受理，编号 ${body.issue}。请保存查询链接，随时查看办理进展。`,
    });
  });

  it('answers in the language asked for', async () => {
    const { body } = await intake.report('api', key, API_REPORT, { 'accept-language': 'en-GB,en;q=0.9' });
    expect(body.message).toBe(`Accepted as ${body.issue}. Keep the status link to follow what becomes of it.`);
  });

  it('tells what it is about, in the words of the pack, and nothing else', async () => {
    const observedAt = '2026-03-01T00:15:00Z';
    const { body } = await intake.report('api', key, { ...API_REPORT, observedAt });
    expect((await factOf(body.report))?.data).toEqual({
      issue: body.issue,
      report: body.report,
      channel: 'api',
      opensIssue: true,
      verified: false,
      at: [116.45, 39.95],
      observedAt: '2026-03-01T08:15:00.000+08:00',
      receivedAt: expect.stringMatching(/\+08:00$/),
      category: 'city-management',
      nature: 'component',
      limitClass: 'ordinary',
      origin: 'before-complaint',
      keywords: ['路灯'],
    });
  });

  it('lets what is declared win over what the words suggest', async () => {
    const { body } = await intake.report('api', key, { ...API_REPORT, category: 'complaint', nature: 'event', limitClass: 'complex' });
    expect((await factOf(body.report))?.data).toMatchObject({ category: 'complaint', nature: 'event', limitClass: 'complex' });
  });

  it('converts a point of a Chinese map service', async () => {
    const { body } = await intake.report('api', key, { ...API_REPORT, datum: 'GCJ-02' });
    const [longitude, latitude] = (await factOf(body.report))?.data.at ?? [0, 0];
    expect(Math.hypot(longitude - 116.45, latitude - 39.95)).toBeGreaterThan(0.003);
  });

  it('says that it was verified where the key says so', async () => {
    const verifier = await intake.key('api', ['verifies']);
    const { body } = await intake.report('api', verifier, API_REPORT);
    expect((await factOf(body.report))?.data.verified).toBe(true);
  });

  it('costs one round trip', async () => {
    // numbers and the reporter's key are at hand by now
    const queries = jest.spyOn(intake.service.app.get(Pool), 'query');
    await intake.report(
      'api',
      key,
      { ...API_REPORT, externalId: 'one-trip', reporter: { phone: '13900000001' } },
      { 'idempotency-key': 'one-trip' },
    );
    expect(queries).toHaveBeenCalledTimes(1);
    queries.mockRestore();
  });

  describe('that is backdated', () => {
    const past = { occurredAt: '2026-01-05T10:00:00+08:00', limitAt: '2026-01-06T10:00:00+08:00' };

    it('counts from when it was received, with the limit that was promised', async () => {
      const backdating = await intake.key('api', ['backdates']);
      const { body } = await intake.report('api', backdating, { ...API_REPORT, ...past });
      const fact = (await factOf(body.report))?.data;
      expect(body.issue).toMatch(/^110105-2026-/);
      expect(fact).toMatchObject({
        receivedAt: '2026-01-05T10:00:00.000+08:00',
        observedAt: '2026-01-05T10:00:00.000+08:00',
        limitAt: '2026-01-06T10:00:00.000+08:00',
      });
    });

    it('has a number of its own year', async () => {
      const backdating = await intake.key('api', ['backdates']);
      // midnight in Shanghai, still the year before in UTC
      const { body } = await intake.report('api', backdating, { ...API_REPORT, occurredAt: '2015-01-01T00:00:01+08:00' });
      expect(body.issue).toBe('110105-2015-000001');
    });

    it.each(['occurredAt', 'limitAt'] as const)('is refused without the capability, naming %s', async (field) => {
      const { status, body } = await intake.report<{ field: string }>('api', key, { ...API_REPORT, [field]: past[field] });
      expect([status, body.field]).toEqual([400, field]);
    });

    it('cannot have been received in the future', async () => {
      const backdating = await intake.key('api', ['backdates']);
      const occurredAt = new Date(Date.now() + 60_000).toISOString();
      const { status, body } = await intake.report<{ field: string }>('api', backdating, { ...API_REPORT, occurredAt });
      expect([status, body.field]).toEqual([400, 'occurredAt']);
    });
  });

  it('gives every issue a number of its own, whichever instance takes it', async () => {
    const other = await startSecondInstance(intake);
    try {
      const urls = [intake.service.url, other.url];
      const answers = await Promise.all(
        Array.from({ length: 400 }, async (_, index) => {
          const response = await fetch(`${urls[index % 2]}/v1/channels/api/reports`, {
            method: 'POST',
            headers: { 'x-api-key': key, 'content-type': 'application/json' },
            body: JSON.stringify(API_REPORT),
          });
          return ((await response.json()) as { issue: string }).issue;
        }),
      );
      expect(new Set(answers).size).toBe(400);
    } finally {
      await other.stop();
    }
  });
});
