import type { SignView } from '../../http/sign-view.js';
import { SandboxSweep } from '../../store/sandbox-sweep.js';
import { SignExpiry } from '../../store/sign-expiry.js';
import { startTestIntake, type TestIntake } from '../../testing/test-intake.js';
import { PostExpiry } from './post-expiry.js';
import type { PostView, SignPostView } from './post-view.js';
import { WatchOpinion } from './watch-opinion.js';

const AREA = '110105001';
const STAFF = { role: 'district-staff' } as const;

let intake: TestIntake;
let key: string;
let posted = 0;

beforeAll(async () => {
  intake = await startTestIntake();
  key = await intake.key('opinion');
});
afterAll(() => intake.stop());

function post(changes: object = {}): { postId: string; platform: string } {
  posted += 1;
  return {
    postId: `p-${posted}`,
    platform: 'weibo',
    author: `用户${posted}`,
    text: '路灯不亮，没人管',
    postedAt: new Date().toISOString(),
    area: AREA,
    ...changes,
  } as never;
}

const send = <Body = { verdicts: { status: number; post?: string; problem?: { field: string } }[]; accepted: number }>(body: unknown) =>
  intake.send<Body>('POST', '/v1/channels/opinion/posts', { headers: { 'x-api-key': key }, body });
const signs = async (): Promise<SignView[]> =>
  (await intake.send<{ items: SignView[] }>('GET', '/v1/signs?channel=opinion', { asker: STAFF })).body.items;
const feedback = async ({ platform, postId }: { platform: string; postId: string }) =>
  (await intake.send<PostView>('GET', `/v1/channels/opinion/posts/${platform}/${postId}`, { headers: { 'x-api-key': key } })).body;

describe('posts', () => {
  it('have a verdict each, and the same one again is the same post', async () => {
    const good = post({ topic: 'component' });
    const batch = { posts: [good, post({ area: '999' }), post({ topic: 'unicorn' }), post({ lon: 116.45 }), post({ text: ' ' }), good] };
    const { status, body } = await send(batch);
    expect(status).toBe(200);
    expect(body.verdicts.map((verdict) => verdict.problem?.field ?? verdict.status)).toEqual([
      201,
      'posts.1.area',
      'posts.2.topic',
      'posts.3.datum',
      'posts.4.text',
      201,
    ]);
    expect(body.verdicts[5]?.post).toBe(body.verdicts[0]?.post);
    expect((await send<{ post: string }>(good)).body.post).toBe(body.verdicts[0]?.post);
    const other = await send<{ field: string }>({ ...good, text: '别的' });
    expect([other.status, other.body.field]).toEqual([422, 'postId']);
  });

  it('are no reports, and stand nowhere in the clear', async () => {
    const before = await intake.rows();
    await send(post({ text: '秘密金丝雀', author: '金丝雀作者', topic: 'event' }));
    expect((await intake.rows())['report']).toBe(before['report']);
    const [{ dump }] = await intake.database.dataSource.query<[{ dump: string }]>(
      `SELECT string_agg(opinion_post::text, '') || string_agg(encode(words, 'escape'), '') AS dump FROM opinion_post`,
    );
    expect(dump).not.toContain('金丝雀');
  });

  it('of somebody who is not known are refused', async () => {
    expect((await intake.send('POST', '/v1/channels/opinion/posts', { body: post() })).status).toBe(401);
  });
});

describe('a burst', () => {
  it('becomes one sign with its posts, and a person makes it an issue that the sender hears of', async () => {
    const posts = Array.from({ length: 7 }, () => post({ area: undefined, datum: 'WGS-84', lon: 116.45, lat: 39.95 }));
    await send({ posts: posts.slice(0, 4) });
    expect(await signs()).toEqual([]);
    await send({ posts: posts.slice(4) });
    await Promise.all([1, 2, 3].map(() => intake.service.app.get(WatchOpinion, { strict: false }).run()));

    const [sign, ...others] = await signs();
    expect(others).toEqual([]);
    expect(sign).toMatchObject({ area: AREA, topic: '路灯', state: 'open', at: [116.45, 39.95] });
    const read = await intake.send<SignView>('GET', `/v1/signs/${sign?.sign}`, { asker: STAFF });
    expect(read.body.evidence).toMatchObject([{ method: 'keyword-burst', observed: 7, expected: 0 }]);
    const words = await intake.send<{ items: SignPostView[] }>('GET', `/v1/channels/opinion/signs/${sign?.sign}/posts`, { asker: STAFF });
    expect(words.body.items).toHaveLength(7);
    expect(words.body.items[0]).toMatchObject({ negative: true, text: '路灯不亮，没人管' });

    const decision = { decision: 'turned', text: '多人反映路灯不亮' };
    const turned = await intake.send<SignView>('POST', `/v1/signs/${sign?.sign}/decision`, { asker: STAFF, body: decision });
    expect(turned.body.state).toBe('turned');
    const [first] = posts;
    expect(first && (await feedback(first)).signs).toEqual([
      { sign: sign?.sign, state: 'turned', issue: turned.body.issue, issueState: 'received', message: '已受理，正在转办' },
    ]);
  });

  it('keeps its posts when an author is forgotten, without their words', async () => {
    const forgotten = post({ author: '要被遗忘' });
    await send({ posts: [...Array.from({ length: 5 }, () => post({ topic: 'event' })), { ...forgotten, topic: 'event' }] });
    const sign = (await signs()).find(({ topic }) => (topic as string) === 'event');
    const [{ person }] = await intake.database.dataSource.query<[{ person: string }]>(
      'SELECT person FROM opinion_post WHERE post_id = $1',
      [forgotten.postId],
    );
    const asker = { role: 'operator' } as const;
    const exported = await intake.send<{ posts: object[] }>('GET', `/v1/persons/${person}/export`, { asker });
    expect(JSON.stringify(exported.body)).toContain('要被遗忘');
    expect((await intake.send('POST', `/v1/persons/${person}/erasure`, { asker, body: { reason: 'asked-by-person' } })).status).toBe(200);
    const { body } = await intake.send<{ items: SignPostView[] }>('GET', `/v1/channels/opinion/signs/${sign?.sign}/posts`, {
      asker: STAFF,
    });
    const kept = body.items.find(({ postId }) => postId === forgotten.postId);
    expect([kept?.negative, kept?.text, kept?.author]).toEqual([true, undefined, undefined]);
    expect((await feedback(forgotten)).signs).toHaveLength(1);
  });
});

describe('what is kept', () => {
  const count = async (table: string, where = 'true'): Promise<number> => {
    const [row] = await intake.database.dataSource.query<[{ rows: number }]>(`SELECT count(*)::int AS rows FROM ${table} WHERE ${where}`);
    return row.rows;
  };
  const age = (table: string, column: string, days: number) =>
    intake.database.dataSource.query(`UPDATE ${table} SET ${column} = now() - make_interval(days => $1)`, [days]);

  it('are posts for 90 days, with their place in signs, and signs for 400, with their evidence', async () => {
    await send({ posts: Array.from({ length: 7 }, () => post()) });
    const [posts, raised] = [intake.service.app.get(PostExpiry, { strict: false }), intake.service.app.get(SignExpiry, { strict: false })];
    const all = await count('opinion_post');
    expect(await count('opinion_sign_post')).toBeGreaterThan(0);

    await age('opinion_post', 'posted_day', 89);
    expect(await posts.run()).toBe(0);
    await age('opinion_post', 'posted_day', 91);
    expect(await posts.run()).toBe(all);
    expect([await count('opinion_post'), await count('opinion_sign_post')]).toEqual([0, 0]);

    const signsBefore = await count('sign');
    await age('sign', 'raised_at', 399);
    expect(await raised.run()).toBe(0);
    await age('sign', 'raised_at', 401);
    expect(await raised.run()).toBe(signsBefore);
    expect([await count('sign'), await count('sign_evidence')]).toEqual([0, 0]);
  });

  it('of a sandbox counts for no sign, and is swept after a week', async () => {
    const { body: issued } = await intake.send<{ key: string }>('POST', '/v1/channel-keys', {
      asker: { role: 'operator' },
      body: { channel: 'opinion', label: 'sandbox', sandbox: true },
    });
    const tried = Array.from({ length: 9 }, () => post());
    const headers = { 'x-api-key': issued.key };
    const sent = await intake.send<{ accepted: number }>('POST', '/v1/channels/opinion/posts', { headers, body: { posts: tried } });
    expect([sent.body.accepted, await signs()]).toEqual([9, []]);

    const sweep = intake.service.app.get(SandboxSweep, { strict: false });
    await sweep.run();
    expect(await count('opinion_post')).toBe(9);
    await age('opinion_post', 'received_at', 8);
    await sweep.run();
    expect(await count('opinion_post')).toBe(0);
  });
});
