import type { OrderKey, TaskId } from '@xianban/contracts/values/identifiers';
import type { LadderLevel } from '@xianban/contracts/values/judgement';
import { TaskEscalatedV1 } from '@xianban/contracts/events/task-escalated';
import { outboxFacts } from '@xianban/messaging/testing/outbox-facts';
import { newId } from '@xianban/service-kit/new-id';

import { Task } from '../store/task.js';
import { dispatchOrder, startTestGrid, type TestGrid } from '../testing/test-grid.js';
import { DispatchTask } from './dispatch-task.js';
import { EscalateTask } from './escalate-task.js';

describe('EscalateTask', () => {
  let grid: TestGrid;
  let escalateTask: EscalateTask;
  let task: TaskId;
  let orders = 0;

  beforeAll(async () => {
    grid = await startTestGrid();
    escalateTask = new EscalateTask(grid.store, grid.clock);
  });
  beforeEach(async () => {
    await grid.dataSource.query('TRUNCATE task, task_action, outbox, order_answer');
    const reply = await new DispatchTask(grid.store, grid.clock, grid.district).run(dispatchOrder());
    if (reply.ok) ({ task } = reply);
  });
  afterAll(() => grid.stop());

  const escalate = (level: LadderLevel, id = task) => escalateTask.run({ key: `escalate/${(orders += 1)}` as OrderKey, task: id, level });
  const levels = async () => (await outboxFacts(grid.dataSource, TaskEscalatedV1)).map(({ data, sequence }) => [data.level, sequence]);

  it('tells every rung once, in a row with the other facts of the task', async () => {
    for (const level of ['community', 'street', 'street', 'district'] as const) expect(await escalate(level)).toEqual({ ok: true });
    expect(await levels()).toEqual([
      ['community', 2],
      ['street', 3],
      ['district', 4],
    ]);
  });

  it('never climbs down', async () => {
    await escalate('district');
    expect(await escalate('community')).toEqual({ ok: true });
    expect(await levels()).toEqual([['district', 2]]);
    expect(await grid.dataSource.manager.findOneBy(Task, { id: task })).toMatchObject({ escalationLevel: 'district', state: 'dispatched' });
  });

  it.each(['accepted', 'handled', 'verified', 'returned', 'withdrawn'])(
    'refuses a task that is %s, which stays as it is',
    async (state) => {
      await grid.dataSource.query('UPDATE task SET state = $1', [state]);
      const before = await grid.dataSource.manager.find(Task);
      expect(await escalate('street')).toEqual({ ok: false, reason: 'task-over', field: 'task' });
      expect(await grid.dataSource.manager.find(Task)).toEqual(before);
      expect(await levels()).toEqual([]);
    },
  );

  it('refuses an unknown task', async () => {
    expect(await escalate('street', newId<TaskId>())).toEqual({ ok: false, reason: 'unknown-task', field: 'task' });
  });
});
