import type { TaskId } from '@xianban/contracts/values/identifiers';
import { outboxFacts } from '@xianban/messaging/testing/outbox-facts';

import { startTestGridService, type Answer, type Asker, type TestGridService } from '../testing/test-grid-service.js';
import { WEST } from '../testing/test-grid.js';
import { EscalateTask } from './escalate-task.js';

const LI: Asker = { role: 'grid-worker', sub: 'li', unit: 'west-team', areas: [] };
const ZHANG: Asker = { ...LI, sub: 'zhang' };
const WANG: Asker = { role: 'street-staff', sub: 'wang', areas: [WEST.street] };
const REPLAY: Asker = { ...LI, sub: 'replay', can: ['backdates'] };
const PROOF = {
  proof: [
    { kind: 'photo', reference: 'photos/2026/1.jpg' },
    { kind: 'note', text: '灯已修好' },
  ],
};

describe('what people do to a task', () => {
  let grid: TestGridService;
  let task: TaskId;

  beforeAll(async () => {
    grid = await startTestGridService();
  });
  beforeEach(async () => {
    await grid.database.dataSource.query('TRUNCATE task, task_action, outbox, order_answer');
    task = await grid.dispatch();
  });
  afterAll(() => grid.stop());

  const act = (asker: Asker, action: string, body: unknown = {}) => grid.post(`/v1/tasks/${task}/${action}`, asker, body);
  const stored = async () => {
    const { dataSource } = grid.database;
    const rows: unknown = await dataSource.query('SELECT * FROM task, task_action ORDER BY task_action.sequence');
    return JSON.stringify([rows, await outboxFacts(dataSource)]);
  };
  const told = async () => (await outboxFacts(grid.database.dataSource)).map(({ type, sequence }) => `${sequence} ${type}`);
  /** Answers in order; nothing may have changed by those that are no 200. */
  const refusedWithoutTrace = async (asked: () => Promise<Answer>) => {
    const before = await stored();
    const { status, body } = await asked();
    expect(await stored()).toBe(before);
    return [status, String(body.type).replace('urn:xianban:problem:', ''), body.field];
  };

  it('goes from acceptance by way of a failed verification to its end, each step told once and in order', async () => {
    expect(await act(LI, 'accept')).toMatchObject({ status: 200, body: { id: task, state: 'accepted', version: 2 } });
    expect(await act(LI, 'handle', PROOF)).toMatchObject({ status: 200, body: { state: 'handled' } });
    expect(await act(WANG, 'verify', { passed: false, note: '还是不亮' })).toMatchObject({ status: 200, body: { state: 'accepted' } });
    expect(await act(ZHANG, 'handle', PROOF)).toMatchObject({ status: 200, body: { state: 'handled' } });
    expect(await act(WANG, 'verify', { passed: true })).toMatchObject({ status: 200, body: { state: 'verified', version: 6 } });
    expect(await told()).toEqual([
      '1 evt.task.dispatched.v1',
      '2 evt.task.accepted.v1',
      '3 evt.task.handled.v1',
      '4 evt.task.verified.v1',
      '5 evt.task.handled.v1',
      '6 evt.task.verified.v1',
    ]);
  });

  it('keeps notes and proof in grid: no fact carries a word of them', async () => {
    await act(LI, 'accept', { note: '马上去' });
    await act(LI, 'handle', PROOF);
    const facts = JSON.stringify(await outboxFacts(grid.database.dataSource));
    expect(facts).not.toMatch(/灯已修好|photos|马上去/);
    const { body } = await grid.get(`/v1/tasks/${task}`, LI);
    expect(body.history).toMatchObject([
      { sequence: 1, act: { action: 'dispatch' } },
      { sequence: 2, act: { action: 'accept', note: '马上去' }, actor: 'li' },
      { sequence: 3, act: { action: 'handle', ...PROOF }, actor: 'li' },
    ]);
  });

  it('gives a repeated act the same answer and tells it once', async () => {
    const first = await act(LI, 'accept');
    expect(await act(LI, 'accept')).toEqual(first);
    const handled = await act(LI, 'handle', PROOF);
    expect(await act(LI, 'handle', PROOF)).toEqual(handled);
    expect(await told()).toHaveLength(3);
  });

  it('refuses what looks repeated but says something else', async () => {
    await act(LI, 'accept');
    await act(LI, 'handle', PROOF);
    expect(await refusedWithoutTrace(() => act(LI, 'handle', { proof: [{ kind: 'note', text: '另一个' }] }))).toEqual([
      409,
      'illegal-move',
      undefined,
    ]);
    expect(await refusedWithoutTrace(() => act(ZHANG, 'accept'))).toEqual([409, 'illegal-move', undefined]);
  });

  it('lets one of two people who accept at once win', async () => {
    const answers = await Promise.all([act(LI, 'accept'), act(ZHANG, 'accept')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await told()).toHaveLength(2);
  });

  it('refuses illegal moves and leaves the task as it is', async () => {
    expect(await refusedWithoutTrace(() => act(LI, 'handle', PROOF))).toEqual([409, 'illegal-move', undefined]);
    expect(await refusedWithoutTrace(() => act(WANG, 'verify', { passed: true }))).toEqual([409, 'illegal-move', undefined]);
    expect(await refusedWithoutTrace(() => act(LI, 'inspect', { found: true }))).toEqual([409, 'illegal-move', undefined]);
    await act(LI, 'return', { reason: 'not-ours' });
    expect(await refusedWithoutTrace(() => act(LI, 'accept'))).toEqual([409, 'illegal-move', undefined]);
  });

  it('refuses people of other units, and lets the level above accept once the task has climbed', async () => {
    const stranger: Asker = { role: 'unit-staff', sub: 'sun', unit: 'east-team', areas: ['*'] };
    expect(await refusedWithoutTrace(() => act(stranger, 'accept'))).toEqual([403, 'not-your-task', undefined]);
    expect(await refusedWithoutTrace(() => act(WANG, 'accept'))).toEqual([403, 'not-your-task', undefined]);
    await grid.service.app.get(EscalateTask).run({ key: `escalate/${task}` as never, task, level: 'street' });
    expect(await act(WANG, 'accept')).toMatchObject({
      status: 200,
      body: { state: 'accepted', unit: 'west-team', escalationLevel: 'street' },
    });
  });

  it('lets nobody verify their own work, nor work in other areas', async () => {
    await act(LI, 'accept');
    await act(LI, 'handle', PROOF);
    expect(await refusedWithoutTrace(() => act({ ...LI, areas: ['*'] }, 'verify', { passed: true }))).toEqual([403, 'own-work', undefined]);
    expect(await refusedWithoutTrace(() => act({ ...WANG, areas: ['110105002'] }, 'verify', { passed: true }))).toEqual([
      403,
      'not-your-area',
      undefined,
    ]);
    expect((await act({ ...ZHANG, areas: [WEST.managementGrid] }, 'verify', { passed: true })).status).toBe(200);
  });

  it('believes a stated time from who may backdate, between the last act and now', async () => {
    const past = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
    expect(await refusedWithoutTrace(() => act(LI, 'accept', { occurredAt: past(5) }))).toEqual([403, 'may-not-backdate', 'occurredAt']);
    expect(await refusedWithoutTrace(() => act(REPLAY, 'accept', { occurredAt: past(-5) }))).toEqual([422, 'in-the-future', 'occurredAt']);
    const ancient = { occurredAt: '0001-01-01T00:00:00Z' };
    expect(await refusedWithoutTrace(() => act(REPLAY, 'accept', ancient))).toEqual([422, 'too-long-ago', 'occurredAt']);
    const acceptedAt = past(60);
    const accepted = await act(REPLAY, 'accept', { occurredAt: acceptedAt });
    expect(accepted.status).toBe(200);
    expect(await act(REPLAY, 'accept', { occurredAt: acceptedAt })).toEqual(accepted);
    expect((await act(REPLAY, 'accept', { occurredAt: past(59) })).status).toBe(409);
    const early = { ...PROOF, occurredAt: past(61) };
    expect(await refusedWithoutTrace(() => act(REPLAY, 'handle', early))).toEqual([422, 'before-the-previous-action', 'occurredAt']);
    const facts = await outboxFacts(grid.database.dataSource);
    expect(Date.parse((facts[1].data as { occurredAt: string }).occurredAt)).toBe(Date.parse(acceptedAt));
  });

  it.each<[string, string, unknown, string]>([
    ['a reason in words', 'return', { reason: 'It is not ours!' }, 'reason'],
    ['no reason', 'return', {}, 'reason'],
    ['no proof', 'handle', {}, 'proof'],
    ['an empty proof', 'handle', { proof: [] }, 'proof'],
    ['a proof that is no list', 'handle', { proof: { kind: 'note', text: 'x' } }, 'proof'],
    ['a proof that is nothing', 'handle', { proof: [null] }, 'proof'],
    ['a proof of an unknown kind', 'handle', { proof: [{ kind: 'video', reference: 'x' }] }, 'proof.0'],
    ['a photo without reference', 'handle', { proof: [{ kind: 'photo' }] }, 'proof.0.reference'],
    ['a photo with spaces in its reference', 'handle', { proof: [{ kind: 'photo', reference: 'a b' }] }, 'proof.0.reference'],
    ['a note with a photo in it', 'handle', { proof: [{ kind: 'note', text: 'x', reference: 'y' }] }, 'proof.0.reference'],
    ['NUL', 'handle', { proof: [{ kind: 'note', text: 'a\0b' }] }, 'proof.0.text'],
    ['half a character', 'handle', '{"proof":[{"kind":"note","text":"\\ud800"}]}', 'proof.0.text'],
    ['a note of a million characters', 'handle', { ...PROOF, note: 'x'.repeat(1_000_000) }, 'note'],
    ['a verdict that is a word', 'verify', { passed: 'yes' }, 'passed'],
    ['a time without a zone', 'accept', { occurredAt: '2026-03-01T08:00:00' }, 'occurredAt'],
    ['a day that does not exist', 'accept', { occurredAt: '2026-02-29T08:00:00Z' }, 'occurredAt'],
    ['an unknown field', 'accept', { colour: 'red' }, 'colour'],
    ['a poisoned key', 'accept', '{"__proto__":{"can":["backdates"]}}', '__proto__'],
    ['a list', 'accept', [], 'body'],
  ])('refuses %s, naming the field', async (_, action, body, field) => {
    if (action === 'handle') await act(LI, 'accept');
    const asker = action === 'verify' ? WANG : LI;
    const [status, , named] = await refusedWithoutTrace(() => act(asker, action, body));
    expect(status === 400 || status === 413).toBe(true);
    if (status === 400) expect(named).toEqual(expect.stringContaining(field));
  });

  it('refuses a path that is no id, an unknown task, nobody and the wrong role', async () => {
    expect(await grid.post('/v1/tasks/7/accept', LI, {})).toMatchObject({ status: 400, body: { field: 'task' } });
    expect((await grid.post('/v1/tasks/0198c5a2-7d3e-7c1a-9b1f-3a5d6e7f8094/accept', LI, {})).status).toBe(404);
    expect((await grid.get(`/v1/tasks/${task}`)).status).toBe(401);
    expect((await act({ role: 'analyst', sub: 'an' }, 'accept')).status).toBe(403);
    expect((await act({ ...LI, role: 'unit-staff' }, 'inspect', { found: true })).status).toBe(403);
  });
});
