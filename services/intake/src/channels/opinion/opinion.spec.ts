import type { SignView } from '../../http/sign-view.js';
import { startTestIntake, type TestIntake } from '../../testing/test-intake.js';
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
