import fc from 'fast-check';

import { startSecondInstance } from '../testing/second-instance.js';
import { API_REPORT, startTestIntake, type Acceptance, type Answer, type TestIntake } from '../testing/test-intake.js';

describe('the same report again', () => {
  let intake: TestIntake;
  let key: string;

  beforeAll(async () => {
    intake = await startTestIntake();
    key = await intake.key('api', [], 'partner');
  });
  afterAll(() => intake.stop());

  const send = (body: object, idempotencyKey?: string, by = key): Promise<Answer<Acceptance & { field?: string }>> =>
    intake.report('api', by, body, idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey });

  it('gets the same answer under the same idempotency key', async () => {
    const [first, again] = [await send(API_REPORT, 'k-1'), await send(API_REPORT, 'k-1')];
    expect(again).toEqual(first);
    expect(first.status).toBe(201);
  });

  it('is refused with other content under the same idempotency key, naming the header', async () => {
    await send(API_REPORT, 'k-2');
    const { status, body } = await send({ ...API_REPORT, text: '井盖松动' }, 'k-2');
    expect([status, body.field]).toEqual([422, 'Idempotency-Key']);
  });

  it('gets the same answer under the same external id, in whatever order its fields come', async () => {
    const first = await send({ ...API_REPORT, externalId: 'e-1' });
    const again = await send(Object.fromEntries(Object.entries({ ...API_REPORT, externalId: 'e-1' }).reverse()));
    expect(again).toEqual(first);
  });

  it('is refused with other content under the same external id, naming the field as the channel calls it', async () => {
    await send({ ...API_REPORT, externalId: 'e-2' });
    const { status, body } = await send({ ...API_REPORT, externalId: 'e-2', lon: 116.46 });
    expect([status, body.field]).toEqual([422, 'externalId']);

    const riders = await intake.key('riders');
    const rider = {
      reportId: 'r-1',
      riderId: 'a',
      text: '坑',
      datum: 'WGS-84',
      lon: 116.45,
      lat: 39.95,
      seenAt: '2026-03-01T08:00:00+08:00',
    };
    await intake.report('riders', riders, rider);
    const other = await intake.report<{ field: string }>('riders', riders, { ...rider, text: '大坑' });
    expect([other.status, other.body.field]).toEqual([422, 'reportId']);
  });

  it('remembers a new idempotency key for a known external id', async () => {
    const first = await send({ ...API_REPORT, externalId: 'e-3' });
    expect(await send({ ...API_REPORT, externalId: 'e-3' }, 'k-3')).toEqual(first);
    const { status, body } = await send({ ...API_REPORT, externalId: 'e-4' }, 'k-3');
    expect([status, body.field]).toEqual([422, 'Idempotency-Key']);
  });

  it('is known to a later key of the same holder, and unknown to other holders', async () => {
    const first = await send({ ...API_REPORT, externalId: 'e-5' }, 'k-5');
    expect(await send({ ...API_REPORT, externalId: 'e-5' }, 'k-5', await intake.key('api', [], 'partner'))).toEqual(first);
    const stranger = await send({ ...API_REPORT, externalId: 'e-5' }, 'k-5', await intake.key('api', [], 'stranger'));
    expect(stranger.status).toBe(201);
    expect(stranger.body.issue).not.toBe(first.body.issue);
  });

  it('is one report however often and wherever it arrives at the same moment', async () => {
    const other = await startSecondInstance(intake);
    try {
      const before = await intake.rows();
      const body = { ...API_REPORT, externalId: 'race', reporter: { phone: '13900000099' } };
      const answers = await Promise.all(
        Array.from({ length: 40 }, async (_, index) => {
          const response = await fetch(`${index % 2 ? other.url : intake.service.url}/v1/channels/api/reports`, {
            method: 'POST',
            headers: { 'x-api-key': key, 'content-type': 'application/json', ...(index % 4 < 2 && { 'idempotency-key': 'race' }) },
            body: JSON.stringify(body),
          });
          return { status: response.status, body: await response.json() };
        }),
      );
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
      expect(answers[0]?.status).toBe(201);
      const after = await intake.rows();
      expect(
        [after.report, after.issue, after.outbox].map(
          (rows, index) => (rows ?? 0) - ([before.report, before.issue, before.outbox][index] ?? 0),
        ),
      ).toEqual([1, 1, 1]);
    } finally {
      await other.stop();
    }
  });

  it('lets one of several contents win under one idempotency key at the same moment', async () => {
    const before = await intake.rows();
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) => send({ ...API_REPORT, text: `路灯 ${index % 3}` }, 'contested')),
    );
    const accepted = answers.filter(({ status }) => status === 201);
    expect(accepted).toHaveLength(4);
    expect(new Set(accepted.map(({ body }) => body.issue)).size).toBe(1);
    expect(answers.filter(({ status, body }) => status === 422 && body.field === 'Idempotency-Key')).toHaveLength(8);
    expect((await intake.rows()).report).toBe((before.report ?? 0) + 1);
  });

  it('seals reports of one person that arrive at the same moment with one key', async () => {
    const other = await startSecondInstance(intake);
    try {
      const before = await intake.rows();
      const urls = [intake.service.url, other.url];
      const statuses = await Promise.all(
        Array.from({ length: 20 }, async (_, index) => {
          const response = await fetch(`${urls[index % 2]}/v1/channels/api/reports`, {
            method: 'POST',
            headers: { 'x-api-key': key, 'content-type': 'application/json' },
            body: JSON.stringify({ ...API_REPORT, externalId: `twin-${index}`, reporter: { account: 'twin' } }),
          });
          return response.status;
        }),
      );
      const after = await intake.rows();
      expect(new Set(statuses)).toEqual(new Set([201]));
      expect([(after.report ?? 0) - (before.report ?? 0), (after.person_key ?? 0) - (before.person_key ?? 0)]).toEqual([20, 1]);
      // each of them can still be opened: the answer to a repetition holds the receipt
      const again = await send({ ...API_REPORT, externalId: 'twin-7', reporter: { account: 'twin' } });
      expect(again.status).toBe(201);
    } finally {
      await other.stop();
    }
  });

  it('behaves like a table of what was sent first under each key, for any course of submissions', async () => {
    let course = 0;
    const submission = fc.record({
      externalId: fc.option(fc.constantFrom('x', 'y'), { nil: undefined }),
      idempotencyKey: fc.option(fc.constantFrom('i', 'j'), { nil: undefined }),
      text: fc.constantFrom('路灯不亮', '井盖松动'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(submission, { minLength: 1, maxLength: 12 }), async (submissions) => {
        const holder = await intake.key('api', [], `model ${(course += 1)}`);
        const byExternalId = new Map<string, { content: string; issue: string }>();
        const byIdempotencyKey = new Map<string, { content: string; issue: string }>();
        for (const { externalId, idempotencyKey, text } of submissions) {
          const body = { ...API_REPORT, text, ...(externalId && { externalId }) };
          const content = JSON.stringify(body);
          const answer = await send(body, idempotencyKey, holder);
          const earlier =
            (idempotencyKey && byIdempotencyKey.get(idempotencyKey)) || (externalId && byExternalId.get(externalId)) || undefined;
          expect(answer.status).toBe(earlier && earlier.content !== content ? 422 : 201);
          if (answer.status !== 201) continue;
          if (earlier) expect(answer.body.issue).toBe(earlier.issue);
          const remembered = { content, issue: answer.body.issue };
          if (externalId) byExternalId.set(externalId, remembered);
          if (idempotencyKey) byIdempotencyKey.set(idempotencyKey, remembered);
        }
      }),
      { numRuns: 25 },
    );
  });
});
