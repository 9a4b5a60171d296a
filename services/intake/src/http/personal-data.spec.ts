import { Writable } from 'node:stream';

import { AskCallBackV1 } from '@xianban/contracts/commands/ask-call-back';
import type { OrderKey } from '@xianban/contracts/values/identifiers';
import { instantOf } from '@xianban/contracts/values/instant';

import { AskCallBack } from '../commands/ask-call-back.js';
import { TEST_UNIT, TestCourse } from '../testing/test-course.js';
import { API_REPORT, startTestIntake, type TestIntake } from '../testing/test-intake.js';

/** Strings that stand nowhere else in the world. */
const CANARIES = {
  text: 'canary-text-7f3a 路灯不亮',
  account: 'canary-account-7f3a',
  name: 'canary-name-7f3a',
  phone: '+86 199 7303 7303',
  photo: 'https://example.org/canary-photo-7f3a.jpg',
  reason: 'canary-reason-7f3a',
  openProblem: 'canary-problem-7f3a',
  note: 'canary-note-7f3a',
  comment: 'canary-comment-7f3a',
  reopening: 'canary-reopening-7f3a',
};

describe('personal data', () => {
  const logged: string[] = [];
  let intake: TestIntake;

  beforeAll(async () => {
    const logTo = new Writable({ write: (chunk: Buffer, _encoding, done) => (logged.push(chunk.toString()), done()) });
    intake = await startTestIntake({ logTo });
  });
  afterAll(() => intake.stop());

  /** Every row of every table, as text; bytes as hexadecimal. */
  const everything = async (): Promise<string> => {
    const tables: { name: string }[] = await intake.database.dataSource.query(
      "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'",
    );
    const dumps = await Promise.all(
      tables.map(({ name }): Promise<{ dump: string | null }[]> =>
        intake.database.dataSource.query(`SELECT string_agg(t::text, E'\\n') AS dump FROM ${name} t`),
      ),
    );
    return dumps.map(([row]) => row?.dump ?? '').join('\n');
  };

  it('of a whole course is in no row that can be read, in no fact and in no log', async () => {
    const { body: acceptance } = await intake.report('api', await intake.key('api'), {
      ...API_REPORT,
      text: CANARIES.text,
      reporter: { account: CANARIES.account, name: CANARIES.name, phone: CANARIES.phone },
      photos: [CANARIES.photo],
    });
    const course = await new TestCourse(intake, acceptance.issue).through('responding');
    await course.move('resolving', { limitAt: instantOf(Date.now() - 1_000) });
    const requests = `/v1/issues/${acceptance.issue}/requests`;
    const until = instantOf(Date.now() + 3_600_000);
    const asked = { kind: 'on-the-books', reason: CANARIES.reason, until, openProblems: [CANARIES.openProblem] };
    const request = await intake.send('POST', requests, { asker: { role: 'unit-staff', unit: TEST_UNIT }, body: asked });
    await intake.send('POST', `${requests}/${request.body.id as string}/decision`, {
      asker: { role: 'operator' },
      body: { approve: false, note: CANARIES.note },
    });
    await course.through('verifying', 'judging');
    await intake.service.app.get(AskCallBack).run({ ...AskCallBackV1.example, key: 'canary' as OrderKey, issue: acceptance.issue });
    const { body: status } = await intake.send<{ callBack: { url: string } }>('GET', `/v1/status/${acceptance.receipt}`);
    const link = new URL(status.callBack.url).pathname;
    await intake.send('POST', link, { body: { contacted: true, solved: 'no', satisfaction: 'dissatisfied', comment: CANARIES.comment } });
    await course.move('closed');
    const reopened = await intake.send('POST', `/v1/status/${acceptance.receipt}/reopening`, { body: { reason: CANARIES.reopening } });
    expect(reopened.status).toBe(202);
    // refused requests are logged, too
    await intake.send('POST', `/v1/status/${acceptance.receipt}/reopening`, { body: { reason: CANARIES.reopening } });

    const dump = await everything();
    expect(dump).toContain(acceptance.issue);
    const secrets = [...Object.values(CANARIES), '19973037303', acceptance.receipt, link.split('/').at(-1) ?? ''];
    for (const secret of secrets) {
      expect(dump).not.toContain(secret);
      expect(dump).not.toContain(Buffer.from(secret).toString('hex'));
      expect(logged.join('')).not.toContain(secret);
    }
  });

  it('is opened for those who deal with the matter, and the reporter only to those who answer to them', async () => {
    const acceptance = await intake.received({ reporter: { name: '王小明', phone: '13900000000' } });
    await new TestCourse(intake, acceptance.issue).through('responding');
    const reports = `/v1/issues/${acceptance.issue}/reports`;
    const first = async (asker: Parameters<TestIntake['send']>[2]) =>
      (await intake.send<{ items?: object[] }>('GET', reports, asker)).body.items?.[0];
    expect(await first({ asker: { role: 'unit-staff', unit: TEST_UNIT, areas: [] } })).toMatchObject({
      text: '路灯不亮',
      reporter: { name: '王小明', phone: '13900000000' },
    });
    const operator = await first({ asker: { role: 'operator' } });
    expect(operator).toMatchObject({ text: '路灯不亮' });
    expect(operator).not.toHaveProperty('reporter');
    expect((await intake.send('GET', reports, { asker: { role: 'analyst' } })).status).toBe(403);
    expect((await intake.send('GET', reports)).status).toBe(401);
  });
});
