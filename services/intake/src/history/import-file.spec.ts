import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { HistoryRecordedV1 } from '@xianban/contracts/events/history-recorded';
import { eventually } from '@xianban/messaging/testing/eventually';
import { parseFact } from '@xianban/messaging/parse/parse-fact';

import { startTestIntake, type TestIntake } from '../testing/test-intake.js';
import { BOSTON_DAY, bostonFile, bostonRow, bostonRows } from './testing/boston-file.js';

const KEY = Buffer.alloc(32, 7);
const BOSTON = join(BOSTON_DAY, '..');
const NUMBER = "'025025-' || year || '-' || lpad(sequence::text, 6, '0') AS number";
const PROGRAM = [
  '--conditions=@xianban/source',
  ...['--import', join(__dirname, '../../../../libs/messaging/src/testing/run-with-decorators.ts')],
  join(__dirname, 'cli/import.ts'),
];

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

describe('the import of history', () => {
  let intake: TestIntake;

  beforeAll(async () => {
    intake = await startTestIntake({ districtPack: BOSTON, vaultKeys: [{ id: 'test', key: KEY }] });
  });
  afterAll(() => intake.stop());

  const environment = (changes: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
    ...process.env,
    NODE_OPTIONS: '',
    XIANBAN_HTTP_PORT: '0',
    XIANBAN_DATABASE_URL: intake.database.url,
    XIANBAN_NATS_URL: intake.natsUrl,
    XIANBAN_DISTRICT_PACK: BOSTON,
    XIANBAN_JWKS_URL: 'file:///jwks.json',
    XIANBAN_TOKEN_ISSUER: 'https://issuer.test',
    XIANBAN_TOKEN_AUDIENCE: 'xianban',
    XIANBAN_PUBLIC_URL: 'http://127.0.0.1',
    XIANBAN_VAULT_KEYS: `test:${KEY.toString('base64')}`,
    ...changes,
  });
  const run = (args: readonly string[], changes?: NodeJS.ProcessEnv): Promise<Ended> =>
    promisify(execFile)(process.execPath, [...PROGRAM, ...args], { env: environment(changes), timeout: 60_000 }).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      (error: unknown) => error as Ended,
    );
  const importing = (file: string, ...more: readonly string[]) => run([file, '--mapping', 'boston-311', ...more]);
  const query = <Row>(sql: string, values: unknown[] = []) => intake.database.dataSource.query<Row[]>(sql, values);
  const rowsDone = async () =>
    (await query<{ rows: number }>('SELECT rows FROM history_import ORDER BY begun_at DESC LIMIT 1'))[0]?.rows ?? 0;
  const get = <Body>(path: string, role = 'operator') => intake.send<Body>('GET', path, { asker: { role: role as 'operator' } });

  /** Starts the program and kills it as soon as it has come further than so many rows. */
  async function killedBeyond(file: string, rows: number): Promise<void> {
    const child: ChildProcess = spawn(process.execPath, [...PROGRAM, file, '--mapping', 'boston-311'], {
      env: environment(),
      stdio: 'ignore',
    });
    const ended = once(child, 'exit');
    await eventually('the import to come on', async () => (await rowsDone()) > rows, 60_000);
    child.kill('SIGKILL');
    await ended;
  }

  it('killed again and again comes to the end that it would have come to: each row once, each fact once, all words', async () => {
    const count = 40_000;
    const file = bostonFile('long.csv.gz', bostonRows(count));
    for (const rows of [0, 8_000]) await killedBeyond(file, rows);
    const killedAt = await rowsDone();
    expect(killedAt).toBeLessThan(count);
    const { code, stdout, stderr } = await importing(file);
    expect([code, stdout]).toEqual([0, expect.stringContaining(`long.csv.gz as boston-311: 40,000 verdicts`)]);
    expect(stderr).toContain('going on from there');

    const [issues] = await query<object>(
      'SELECT count(*)::int AS issues, count(DISTINCT external_id)::int AS ids, count(DISTINCT row)::int AS rows, max(row) AS last FROM history_issue',
    );
    expect(issues).toEqual({ issues: count, ids: count, rows: count, last: count });
    const misplaced = await query('SELECT FROM history_issue WHERE external_id::bigint - 200000000000 <> row - 1');
    expect(misplaced).toEqual([]);

    const facts = await query<{ payload: string }>(`SELECT payload FROM outbox WHERE type = 'evt.history.recorded.v1'`);
    const told = facts.flatMap(({ payload }) => {
      const parsed = parseFact(HistoryRecordedV1, Buffer.from(payload));
      return parsed.ok ? parsed.fact.data.issues : [];
    });
    expect([told.length, new Set(told).size]).toEqual([count, count]);
    const [{ words }] = await query<{ words: number }>('SELECT count(*)::int AS words FROM history_words');
    expect(words).toBeGreaterThanOrEqual(count / 200);
  }, 120_000);

  it('twice changes nothing, and what another file brings again is known', async () => {
    const before = await query('SELECT * FROM history_issue ORDER BY year, sequence LIMIT 5');
    const day = await importing(BOSTON_DAY);
    expect(day.stdout).toMatch(/314 verdicts[^]*imported +314[^]*212 compared, 212 equal, 0 differing/);
    const rows = await intake.rows();
    const again = await importing(BOSTON_DAY);
    expect([again.code, again.stdout]).toEqual([0, expect.stringMatching(/nothing has changed\n.* 314 verdicts/)]);
    expect(await intake.rows()).toEqual(rows);

    const more = bostonFile('more.csv', [bostonRow(0), bostonRow(0), bostonRow(0, { case_id: '300000000000' }), bostonRow(1)]);
    expect((await importing(more)).stdout).toMatch(/4 verdicts\n +imported +1 [^]*already-known +3\n/);
    expect(await query('SELECT * FROM history_issue ORDER BY year, sequence LIMIT 5')).toEqual(before);
  });

  it('gives every row of a hostile file its verdict, in a file that no spreadsheet can misread', async () => {
    const [head = '', tail = ''] = bostonRow(0, { case_id: '7', title: 'WORDS' }).split('WORDS');
    const gb18030 = Buffer.concat([Buffer.from(head), Buffer.from([0xc2, 0xb7, 0xb5, 0xc6]), Buffer.from(tail)]);
    const file = bostonFile(
      'hostile.csv',
      [
        bostonRow(0, { case_id: '1' }),
        bostonRow(0, { case_id: '=1+1' }),
        bostonRow(0, { case_id: '3', title: '"not closed' }),
        bostonRow(0, { case_id: '4', title: 'a\u0000b' }),
        bostonRow(0, { case_id: '5', opened_at: '2015-02-29T00:00:00' }),
        'half,a,row',
        gb18030,
        bostonRow(0, { case_id: '8', title: '"=HYPERLINK(""http://x"")\nsecond line"' }),
        '',
        bostonRow(0, { case_id: '9', title: '路灯不亮' }),
      ],
      '\uFEFF',
    );
    const verdicts = join(file, '../verdicts.csv');
    const { code, stdout } = await importing(file, '--verdicts', verdicts);
    expect([code, stdout]).toEqual([0, expect.stringContaining('9 verdicts')]);
    expect(
      readFileSync(verdicts, 'utf8')
        .split('\n')
        .map((line) => line.replace(/025025-2015-\d{6}/, 'NUMBER')),
    ).toEqual([
      'row,id,verdict,issue,field,reason',
      '1,1,imported,NUMBER,,',
      '2,,refused,,case_id,not-an-id',
      '3,,refused,,row,bad-quotes',
      '4,4,refused,,title,not-plain-text',
      '5,5,refused,,opened_at,not-a-time',
      '6,,refused,,row,wrong-number-of-columns',
      '7,7,refused,,title,not-utf-8',
      '8,8,imported,NUMBER,,',
      '9,9,imported,NUMBER,,',
      '',
    ]);
  });

  it('shows in the register to whoever asks for the past, and to nobody who asks for what is running', async () => {
    const running = await get<{ items: unknown[] }>('/v1/issues');
    expect(running.body.items).toEqual([]);
    const past = await get<{ items: { number: string; historical: boolean; externalId: string }[]; next: string }>(
      '/v1/issues?historical=true&limit=2',
    );
    expect(past.body.items.map(({ historical }) => historical)).toEqual([true, true]);
    expect((await get<{ items: unknown[] }>('/v1/issues?historical=true&category=complaint&overdue=true&limit=1')).status).toBe(200);

    const [{ number }] = await query<{ number: string }>(`SELECT ${NUMBER} FROM history_issue WHERE external_id = '8'`);
    expect((await get(`/v1/issues/${number}`)).body).toMatchObject({ number, historical: true, channel: 'boston-311', externalId: '8' });
    const { body: timeline } = await get<{ items: { kind: string; detail: object }[] }>(`/v1/issues/${number}/timeline`);
    expect(timeline.items[0]).toMatchObject({ kind: 'received', detail: { imported: 'boston-311' } });
    const { body: reports } = await get<{ items: { text: string; remarks: object }[] }>(`/v1/issues/${number}/reports`);
    expect(reports.items[0]?.text).toContain('=HYPERLINK("http://x")\nsecond line');
    expect((await intake.send('GET', `/v1/issues/${number}`, { asker: { role: 'street-staff', areas: ['025025099'] } })).status).toBe(404);
    expect(await query("SELECT FROM issue WHERE state = 'received'")).toEqual([]);
  });

  it('keeps no words in the clear, and none that can be read once the key of the source is gone', async () => {
    const [{ number, sealed }] = await query<{ number: string; sealed: Buffer }>(
      `SELECT ${NUMBER}, sealed FROM history_issue JOIN history_words USING (source, import) WHERE external_id = '8' AND first_row <= row`,
    );
    expect(sealed.includes('HYPERLINK')).toBe(false);
    await query('DELETE FROM person_key WHERE person = (SELECT person FROM history_source)');
    const { body } = await get<{ items: { text?: string }[] }>(`/v1/issues/${number}/reports`);
    expect([body.items.length, body.items[0]?.text]).toEqual([1, undefined]);
    const file = bostonFile('later.csv', [bostonRow(0, { case_id: '400000000000' })]);
    expect((await importing(file)).stderr).toContain('the words of boston-311 were erased');
  });

  it.each([
    [[], 2, 'FILE is missing'],
    [[BOSTON_DAY], 2, '--mapping is missing'],
    [[BOSTON_DAY, '--mapping', 'paris'], 2, 'there is no mapping paris: choose one of boston-311'],
    [['/nowhere.csv', '--mapping', 'boston-311'], 1, '/nowhere.csv cannot be read: ENOENT'],
    [[bostonFile('columns.csv', []).replace('columns.csv', ''), '--mapping', 'boston-311'], 1, 'is not a file'],
    [[join(BOSTON, 'sources/reasons.csv'), '--mapping', 'boston-311'], 1, 'the file has no column case_id'],
  ])('called with %j ends with %s and says why in a line', async (args, code, line) => {
    const ended = await run(args);
    expect([ended.code, ended.stderr]).toEqual([code, expect.stringContaining(line)]);
  });

  it('says where no system runs that one is needed', async () => {
    const gone = await run([BOSTON_DAY, '--mapping', 'boston-311'], { XIANBAN_DATABASE_URL: 'postgres://a:b@127.0.0.1:1/none' });
    expect([gone.code, gone.stderr]).toEqual([1, expect.stringContaining('npm start first')]);
    const unset = await run([BOSTON_DAY, '--mapping', 'boston-311'], { XIANBAN_DATABASE_URL: '' });
    expect([unset.code, unset.stderr]).toEqual([1, expect.stringContaining('npm start first')]);
  });

  it('says that a file is damaged, and keeps what came before', async () => {
    const whole = bostonFile(
      'whole.csv.gz',
      bostonRows(20_000).map((row) => row.replace('2000', '5000')),
    );
    const file = bostonFile('cut.csv', []).replace('cut.csv', 'cut.csv.gz');
    writeFileSync(file, readFileSync(whole).subarray(0, -1_000));
    const { code, stderr } = await importing(file);
    expect([code, stderr]).toEqual([1, expect.stringContaining('is damaged')]);
    expect(await rowsDone()).toBeGreaterThan(0);
  });
});
