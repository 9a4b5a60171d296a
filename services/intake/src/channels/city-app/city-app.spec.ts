import { startTestIntake, type TestIntake } from '../../testing/test-intake.js';
import type { AppIssueView } from './app-issue-view.js';
import type { CommentPageView } from './comment-view.js';
import type { FollowPageView } from './follow-view.js';
import { AppReport } from './payload.js';

describe('an issue in the city app', () => {
  let intake: TestIntake;
  let key: string;
  let issue: string;

  beforeAll(async () => {
    intake = await startTestIntake();
    key = await intake.key('city-app');
    const { body } = await intake.report('city-app', key, AppReport.example);
    issue = body.issue;
  });
  afterAll(() => intake.stop());

  const base = '/v1/channels/city-app';
  const ask = <Body>(method: string, path: string, body?: object, appKey = key) =>
    intake.send<Body>(method, `${base}${path}`, { headers: { 'x-api-key': appKey, 'accept-language': 'en' }, body });
  const seen = async (account = 'u-31002') => (await ask<AppIssueView>('GET', `/issues/${issue}?account=${account}`)).body;

  it('is followed and unfollowed, both as often as one likes', async () => {
    for (const account of ['u-31002', 'u-31003', 'u-31002'])
      expect((await ask('PUT', `/issues/${issue}/followers/${account}`)).status).toBe(204);
    expect(await seen()).toMatchObject({ followers: 2, own: { follows: true } });
    for (const account of ['u-31003', 'u-31003']) expect((await ask('DELETE', `/issues/${issue}/followers/${account}`)).status).toBe(204);
    expect(await seen('u-31003')).toMatchObject({ followers: 1, own: { follows: false } });
  });

  it('tells its followers how it ended, as it tells its reporter', async () => {
    await ask('PUT', `/issues/${issue}/followers/u-1`);
    const follows = async () => (await ask<FollowPageView>('GET', '/residents/u-1/follows')).body.items;
    expect(await follows()).toMatchObject([{ issue, state: 'received', message: 'Accepted, being passed on' }]);
    await intake.database.dataSource.query("UPDATE issue SET state = 'closed', outcome = 'fixed', closed_at = now()");
    const [followed] = await follows();
    expect(followed).toMatchObject({ state: 'closed', outcome: 'fixed', message: 'Solved', closedAt: expect.any(String) as string });
    const { body } = await ask<FollowPageView>('GET', '/residents/u-20417/reports');
    expect(body.items).toMatchObject([{ issue, state: 'closed', message: 'Solved' }]);
    expect((await ask<FollowPageView>('GET', '/residents/nobody/follows')).body.items).toEqual([]);
  });

  it('keeps the words of a comment for its author and for staff, and counts it for everybody', async () => {
    const comment = { commentId: 'c-1', account: 'u-31002', text: '今天早上又有人绊倒了' };
    const first = await ask('POST', `/issues/${issue}/comments`, comment);
    expect(first.status).toBe(201);
    expect(await ask('POST', `/issues/${issue}/comments`, comment)).toEqual(first);

    expect(await seen('u-31002')).toMatchObject({ comments: 1, own: { comments: [{ commentId: 'c-1', text: comment.text }] } });
    expect(await seen('u-20417')).toMatchObject({ comments: 1, own: { comments: [] } });
    const asStaff = await intake.send<CommentPageView>('GET', `/v1/issues/${issue}/app-comments`, { asker: { role: 'district-staff' } });
    expect(asStaff.body.items).toMatchObject([{ text: comment.text }]);
    const stored: { row: string }[] = await intake.database.dataSource.query('SELECT city_app_comment::text AS row FROM city_app_comment');
    expect(stored.map(({ row }) => row.includes(comment.text))).toEqual([false]);
  });

  it('refuses the same comment in other words, and comments of staff of elsewhere to read', async () => {
    const other = await ask<{ field: string }>('POST', `/issues/${issue}/comments`, { commentId: 'c-1', account: 'u-31002', text: '别的' });
    expect([other.status, other.body.field]).toEqual([422, 'commentId']);
    const elsewhere = { role: 'street-staff', areas: ['110105099'] } as const;
    expect((await intake.send('GET', `/v1/issues/${issue}/app-comments`, { asker: elsewhere })).status).toBe(404);
    expect((await intake.send('GET', `/v1/issues/${issue}/app-comments`, { asker: { role: 'analyst' } })).status).toBe(403);
  });

  it('is not there for another app, nor is an issue that came in otherwise', async () => {
    const others = await intake.key('city-app');
    const elsewhere = (await intake.received()).issue;
    for (const [number, appKey] of [
      [issue, others],
      [elsewhere, key],
    ] as const) {
      expect((await ask('GET', `/issues/${number}`, undefined, appKey)).status).toBe(404);
      expect((await ask('PUT', `/issues/${number}/followers/u-1`, undefined, appKey)).status).toBe(404);
      const comment = { commentId: `c-${number}`, account: 'u-1', text: '同感' };
      expect((await ask('POST', `/issues/${number}/comments`, comment, appKey)).status).toBe(404);
    }
  });

  it('goes on as the one that it was merged into, with its followers and comments', async () => {
    const { dataSource } = intake.database;
    const other = { ...AppReport.example, reportId: 'app-2', text: '垃圾桶满溢，散发异味', lon: 116.4482 };
    const merged = (await intake.report('city-app', key, other)).body.issue;
    await ask('PUT', `/issues/${merged}/followers/u-merged`);
    await ask('POST', `/issues/${merged}/comments`, { commentId: 'c-merged', account: 'u-merged', text: '好几天了' });
    const before = await seen('u-merged');
    await dataSource.query("UPDATE issue SET state = 'merged', merged_into = $1 WHERE number = $2", [issue, merged]);
    await dataSource.query('UPDATE report SET issue = $1 WHERE issue = $2', [issue, merged]);

    const { body } = await ask<AppIssueView>('GET', `/issues/${merged}?account=u-merged`);
    expect(body).toMatchObject({ issue, followers: before.followers + 1, comments: before.comments + 1 });
    expect(body.own).toMatchObject({ follows: true, comments: [{ text: '好几天了' }] });
    const follows = (await ask<FollowPageView>('GET', '/residents/u-merged/follows')).body.items;
    expect(follows).toMatchObject([{ issue, state: 'closed', message: 'Solved' }]);
    const asStaff = await intake.send<CommentPageView>('GET', `/v1/issues/${issue}/app-comments`, { asker: { role: 'district-staff' } });
    expect(asStaff.body.items.map(({ text }) => text)).toContain('好几天了');
    expect((await ask('DELETE', `/issues/${issue}/followers/u-merged`)).status).toBe(204);
    expect(await seen('u-merged')).toMatchObject({ own: { follows: false } });
  });

  it('forgets a resident who is erased: no words, no follows, and the count of comments stays', async () => {
    const comment = { commentId: 'c-erase', account: 'u-erase', text: '别忘了这里' };
    await ask('POST', `/issues/${issue}/comments`, comment);
    await ask('PUT', `/issues/${issue}/followers/u-erase`);
    const before = await seen('u-erase');
    const [row]: { person: string }[] = await intake.database.dataSource.query(
      "SELECT person FROM city_app_comment WHERE comment_id = 'c-erase'",
    );
    const person = `/v1/persons/${row?.person}`;
    const exported = await intake.send('GET', `${person}/export`, { asker: { role: 'operator' } });
    expect(exported.body).toMatchObject({ cityApp: [{ issue, text: comment.text }, { issue }] });
    expect((await intake.send('POST', `${person}/erasure`, { asker: { role: 'operator' }, body: { reason: 'ordered' } })).status).toBe(200);
    expect(await seen('u-erase')).toMatchObject({
      comments: before.comments,
      followers: before.followers - 1,
      own: { follows: false, comments: [] },
    });
    const asStaff = await intake.send<CommentPageView>('GET', `/v1/issues/${issue}/app-comments`, { asker: { role: 'district-staff' } });
    expect(asStaff.body.items.at(-1)).toEqual({ id: expect.any(String) as string, commentedAt: expect.any(String) as string });
  });
});
