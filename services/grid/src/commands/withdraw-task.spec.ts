import type { OrderKey, TaskId } from '@xianban/contracts/values/identifiers';
import { TaskWithdrawnV1 } from '@xianban/contracts/events/task-withdrawn';
import { outboxFacts } from '@xianban/messaging/testing/outbox-facts';
import { newId } from '@xianban/service-kit/new-id';

import { Task } from '../store/task.js';
import { dispatchOrder, startTestGrid, type TestGrid } from '../testing/test-grid.js';
import { DispatchTask } from './dispatch-task.js';
import { WithdrawTask } from './withdraw-task.js';

describe('WithdrawTask', () => {
  let grid: TestGrid;
  let withdrawTask: WithdrawTask;
  let task: TaskId;
  let orders = 0;

  beforeAll(async () => {
    grid = await startTestGrid();
    withdrawTask = new WithdrawTask(grid.store, grid.clock);
  });
  beforeEach(async () => {
    await grid.dataSource.query('TRUNCATE task, task_action, outbox, order_answer');
    const reply = await new DispatchTask(grid.store, grid.clock, grid.district).run(dispatchOrder());
    if (reply.ok) ({ task } = reply);
  });
  afterAll(() => grid.stop());

  const withdraw = (id = task) => withdrawTask.run({ key: `withdraw/${(orders += 1)}` as OrderKey, task: id, reason: 'merged' });
  const told = async () => (await outboxFacts(grid.dataSource, TaskWithdrawnV1)).length;

  it.each(['dispatched', 'accepted', 'handled'])('takes back a task that is %s', async (state) => {
    await grid.dataSource.query('UPDATE task SET state = $1', [state]);
    expect(await withdraw()).toEqual({ ok: true });
    expect(await grid.dataSource.manager.findOneBy(Task, { id: task })).toMatchObject({ state: 'withdrawn', sequence: 2 });
    expect(await told()).toBe(1);
  });

  it.each(['verified', 'returned', 'inspected', 'withdrawn'])('leaves a task that is %s as it is, without refusing', async (state) => {
    await grid.dataSource.query('UPDATE task SET state = $1', [state]);
    expect(await withdraw()).toEqual({ ok: true });
    expect(await grid.dataSource.manager.findOneBy(Task, { id: task })).toMatchObject({ state, sequence: 1 });
    expect(await told()).toBe(0);
  });

  it('tells it once when two orders come at once', async () => {
    expect(await Promise.all([withdraw(), withdraw()])).toEqual([{ ok: true }, { ok: true }]);
    expect(await told()).toBe(1);
  });

  it('refuses an unknown task', async () => {
    expect(await withdraw(newId<TaskId>())).toEqual({ ok: false, reason: 'unknown-task', field: 'task' });
  });
});
