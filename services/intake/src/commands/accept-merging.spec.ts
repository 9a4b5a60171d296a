import { AskCallBackV1 } from '@xianban/contracts/commands/ask-call-back';
import { ReportAcceptedV1 } from '@xianban/contracts/events/report-accepted';
import { outboxFacts } from '@xianban/messaging/testing/outbox-facts';
import { testPack, writeTestPack } from '@xianban/service-kit/testing/write-test-pack';
import { Pool } from 'pg';

import { AskCallBack } from './ask-call-back.js';
import { SketchExpiry } from '../store/sketch-expiry.js';
import { startSecondInstance } from '../testing/second-instance.js';
import { TestCourse } from '../testing/test-course.js';
import { type Acceptance, API_REPORT, startTestIntake, type TestIntake } from '../testing/test-intake.js';

const OPERATOR = { asker: { role: 'operator', areas: ['*'] } } as const;
/** A degree of latitude in metres. */
const DEGREE_METRES = 111_195;
const LAMP = '小区东门口的路灯不亮，晚上走路看不清';
const SAME_LAMP = '东门口路灯不亮了，走路看不清，请尽快派人来修';

function mergingPack(): string {
  const pack = testPack();
  return writeTestPack({ ...pack, 'policy.yaml': { ...(pack['policy.yaml'] as object), merging: {} } });
}

describe('reports of one matter', () => {
  let intake: TestIntake;
  let key: string;
  let spot = 0;

  beforeAll(async () => {
    intake = await startTestIntake({ districtPack: mergingPack() });
    key = await intake.key('api', ['backdates']);
  });
  afterAll(() => intake.stop());

  /** A place of its own, half a kilometre from the others. */
  const place = () => ({ lon: 116.41 + (spot % 10) * 0.006, lat: 39.91 + Math.floor(spot++ / 10) * 0.005 });
  const report = async (changes: object): Promise<Acceptance> => {
    const answer = await intake.report('api', key, { ...API_REPORT, ...changes });
    expect(answer.status).toBe(201);
    return answer.body;
  };
  const issueOf = async (changes: object): Promise<string> => (await report(changes)).issue;
  const suggestions = (issue: string): Promise<{ into: string; score: number; reasons: string[] }[]> =>
    intake.database.dataSource.query('SELECT "into", score, reasons FROM merge_suggestion WHERE issue = $1', [issue]);

  it('become one issue, each with a receipt of its own', async () => {
    const at = place();
    const first = await report({ ...at, text: LAMP });
    const second = await report({ ...at, lat: at.lat + 10 / DEGREE_METRES, text: SAME_LAMP, reporter: { phone: '13900000002' } });
    expect(second.issue).toBe(first.issue);
    expect(second.receipt).not.toBe(first.receipt);

    const { body } = await intake.send<{ state: string; timeline: { text: string }[] }>('GET', `/v1/status/${second.receipt}`);
    expect(body.timeline.map(({ text }) => text)).toEqual(['收到您的反映', '又有人反映了同一问题']);
    const facts = (await outboxFacts(intake.database.dataSource, ReportAcceptedV1)).filter(({ data }) => data.issue === first.issue);
    expect(facts.map(({ data }) => [data.report, data.opensIssue])).toEqual([
      [first.report, true],
      [second.report, false],
    ]);
    const timeline = await intake.send<{ items: { kind: string; detail: object }[] }>(
      'GET',
      `/v1/issues/${first.issue}/timeline`,
      OPERATOR,
    );
    expect(timeline.body.items[1]).toMatchObject({
      kind: 'report-joined',
      detail: { report: second.report, channel: 'api', score: expect.any(Number), reasons: expect.stringContaining('words') },
    });
  });

  it('are asked together when it was dealt with, each reporter once', async () => {
    const at = place();
    const [first, again] = [
      { ...at, text: LAMP, reporter: { phone: '13900000011' } },
      { ...at, text: SAME_LAMP, reporter: { phone: '13900000012' } },
    ];
    const { issue, receipt } = await report(first);
    const joined = await report(again);
    expect(await issueOf({ ...first, text: SAME_LAMP })).toBe(issue);
    await new TestCourse(intake, issue).through('responding', 'resolving', 'verifying', 'judging');
    const reply = await intake.service.app.get(AskCallBack).run({ ...AskCallBackV1.example, issue, round: 1 });
    expect(reply).toMatchObject({ ok: true, callBacks: [expect.any(String), expect.any(String)] });
    for (const one of [receipt, joined.receipt]) {
      const { body } = await intake.send<{ callBack: { open: boolean } }>('GET', `/v1/status/${one}`);
      expect(body.callBack.open).toBe(true);
    }
  });

  it.each([
    ['60 metres away', (at: { lon: number; lat: number }) => ({ ...at, lat: at.lat + 60 / DEGREE_METRES, text: LAMP })],
    ['of another thing', (at: object) => ({ ...at, text: '楼道里堆满杂物，自行车推不出去' })],
    ['of another building', (at: object) => ({ ...at, text: LAMP.replace('小区东门口', '5号楼前') })],
  ])('but not one %s', async (_, other) => {
    const at = place();
    const issue = await issueOf({ ...at, text: LAMP.replace('小区东门口', '3号楼前') });
    expect(await issueOf(other(at))).not.toBe(issue);
  });

  it('but not one a day later, nor one of something that was dealt with or refused', async () => {
    const [late, done] = [place(), place()];
    const yesterday = new Date(Date.now() - 23.9 * 3_600_000).toISOString();
    const old = await issueOf({ ...late, text: LAMP, occurredAt: yesterday });
    await intake.database.dataSource.query("UPDATE report_sketch SET received_at = received_at - interval '10 minutes' WHERE issue = $1", [
      old,
    ]);
    expect(await issueOf({ ...late, text: LAMP })).not.toBe(old);

    const closed = await issueOf({ ...done, text: LAMP });
    await new TestCourse(intake, closed as Acceptance['issue']).move('refused');
    expect(await issueOf({ ...done, text: LAMP })).not.toBe(closed);
  });

  it('are left to staff where they are only somewhat alike, with the reasons', async () => {
    const at = place();
    const issue = await issueOf({ ...at, text: '3号楼前路灯不亮' });
    const other = await issueOf({ ...at, text: '5号楼前路灯不亮' });
    expect(other).not.toBe(issue);
    expect(await suggestions(other)).toContainEqual({
      into: issue,
      score: expect.any(Number),
      reasons: expect.arrayContaining(['near', 'recent', 'words', 'same-nature', 'other-number']),
    });
  });

  it('but not one more urgent, which would lose its limit', async () => {
    const at = place();
    const issue = await issueOf({ ...at, text: LAMP });
    const urgent = await issueOf({ ...at, text: LAMP, limitClass: 'emergency' });
    expect(urgent).not.toBe(issue);
    expect(await suggestions(urgent)).toEqual([
      expect.objectContaining({ into: issue, reasons: expect.arrayContaining(['other-urgency']) }),
    ]);
  });

  it('show all channels that they came through, and are found by each', async () => {
    const at = place();
    const issue = await issueOf({ ...at, text: LAMP });
    const riders = await intake.key('riders');
    const rider = { reportId: 'r-1', riderId: 'rider-1', datum: 'WGS-84', seenAt: new Date().toISOString(), text: SAME_LAMP, ...at };
    expect((await intake.report('riders', riders, rider)).body.issue).toBe(issue);
    for (const channel of ['api', 'riders']) {
      const { body } = await intake.send<{ items: { number: string; channels: string[] }[] }>(
        'GET',
        `/v1/issues?channel=${channel}`,
        OPERATOR,
      );
      expect(body.items.find(({ number }) => number === issue)?.channels).toEqual(['api', 'riders']);
    }
  });

  it('get the same answer when one is sent again', async () => {
    const at = place();
    await report({ ...at, text: LAMP });
    const again = { ...at, text: SAME_LAMP, externalId: 'again' };
    expect(await report(again)).toEqual(await report(again));
  });

  it('are forgotten word by word as soon as nothing can be merged with them, and never kept in words', async () => {
    const at = place();
    const issue = await issueOf({ ...at, text: LAMP });
    const kept = await intake.database.dataSource.query<{ sketch: Buffer }[]>('SELECT sketch FROM report_sketch WHERE issue = $1', [issue]);
    expect(kept).toHaveLength(1);
    expect(kept[0]?.sketch.includes(Buffer.from('路灯'))).toBe(false);
    const sketches = () => intake.database.dataSource.query('SELECT FROM report_sketch WHERE issue = $1', [issue]);
    await intake.service.app.get(SketchExpiry).run();
    expect(await sketches()).toHaveLength(1);
    await intake.database.dataSource.query("UPDATE report_sketch SET received_at = received_at - interval '25 hours' WHERE issue = $1", [
      issue,
    ]);
    await intake.service.app.get(SketchExpiry).run();
    expect(await sketches()).toHaveLength(0);
  });

  it('are no longer compared with what somebody said who was erased', async () => {
    const at = place();
    const { issue, receipt } = await report({ ...at, text: LAMP, reporter: { phone: '13900000041' } });
    expect((await intake.send('POST', `/v1/status/${receipt}/erasure`, { body: { confirm: 'erase' } })).status).toBeLessThan(300);
    expect(await intake.database.dataSource.query('SELECT FROM report_sketch WHERE issue = $1', [issue])).toEqual([]);
    expect(await issueOf({ ...at, text: LAMP })).not.toBe(issue);
  });

  it('cost two round trips', async () => {
    const at = place();
    await report({ ...at, text: LAMP });
    const queries = jest.spyOn(intake.service.app.get(Pool), 'query');
    await report({ ...at, text: SAME_LAMP });
    expect(queries).toHaveBeenCalledTimes(2);
    queries.mockRestore();
  });

  it('become one issue on either side of a border and through two instances at the same moment', async () => {
    const other = await startSecondInstance(intake);
    try {
      // reports of six places, all at once: at each, four corners of a square of 30 m
      const places = Array.from({ length: 6 }, place);
      const sent = Array.from({ length: 240 }, (_, index) => {
        const at = places[index % 6];
        const corner = Math.floor(index / 6) % 4;
        return {
          place: index % 6,
          url: [intake.service.url, other.url][Math.floor(index / 24) % 2],
          at: { lon: at.lon + (corner % 2) * 0.0003, lat: at.lat + (corner >> 1) * 0.0002 },
        };
      });
      const answers = await Promise.all(
        sent.map(async ({ url, at, place: number }) => {
          const response = await fetch(`${url}/v1/channels/api/reports`, {
            method: 'POST',
            headers: { 'x-api-key': key, 'content-type': 'application/json' },
            body: JSON.stringify({ ...API_REPORT, ...at, text: LAMP }),
          });
          expect(response.status).toBe(201);
          return { number, issue: ((await response.json()) as Acceptance).issue };
        }),
      );
      const issues = Map.groupBy(answers, ({ number }) => number);
      expect([...issues.values()].map((all) => new Set(all.map(({ issue }) => issue)).size)).toEqual([1, 1, 1, 1, 1, 1]);
    } finally {
      await other.stop();
    }
  });
});
