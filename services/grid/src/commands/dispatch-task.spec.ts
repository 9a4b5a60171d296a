import { TaskDispatchedV1 } from '@xianban/contracts/events/task-dispatched';
import { TaskWithdrawnV1 } from '@xianban/contracts/events/task-withdrawn';
import type { Areas } from '@xianban/contracts/values/areas';
import type { UnitId } from '@xianban/contracts/values/identifiers';
import type { Instant } from '@xianban/contracts/values/instant';
import { outboxFacts } from '@xianban/messaging/testing/outbox-facts';

import { Task } from '../store/task.js';
import { dispatchOrder, startTestGrid, WEST, type TestGrid } from '../testing/test-grid.js';
import { DispatchTask } from './dispatch-task.js';

describe('DispatchTask', () => {
  let grid: TestGrid;
  let dispatchTask: DispatchTask;

  beforeAll(async () => {
    grid = await startTestGrid();
    dispatchTask = new DispatchTask(grid.store, grid.clock, grid.district);
  });
  beforeEach(() => {
    grid.clock.ms = Date.parse('2026-03-03T10:00:00+08:00');
    return grid.dataSource.query('TRUNCATE task, task_action, outbox, order_answer');
  });
  afterAll(() => grid.stop());

  const dispatched = async (order = dispatchOrder()) => {
    const reply = await dispatchTask.run(order);
    return reply.ok ? reply.unit : reply.reason;
  };
  const tasks = () => grid.dataSource.manager.find(Task);

  it('gives the matter to the team of the grid, keeps the task and tells it in one go', async () => {
    const order = dispatchOrder();
    const reply = await dispatchTask.run(order);
    expect(reply).toEqual({ ok: true, task: expect.any(String), unit: 'west-team' });
    const [task] = await tasks();
    expect(task).toMatchObject({ issue: order.issue, kind: 'handling', state: 'dispatched', unit: 'west-team', sequence: 1, ...WEST });
    const [fact] = await outboxFacts(grid.dataSource, TaskDispatchedV1);
    expect(fact).toMatchObject({ subject: task.id, sequence: 1, time: '2026-03-03T02:00:00.000Z' });
    expect(fact.data).toEqual({
      ...{ issue: order.issue, round: 1, task: task.id, kind: 'handling', unit: 'west-team' },
      ...{ occurredAt: '2026-03-03T10:00:00.000+08:00', due: order.due },
    });
  });

  it('gives the same key the same answer and one task, also when both come at once', async () => {
    const order = dispatchOrder();
    const replies = await Promise.all([dispatchTask.run(order), dispatchTask.run(order), dispatchTask.run({ ...order })]);
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
    expect(await tasks()).toHaveLength(1);
    expect(await outboxFacts(grid.dataSource)).toHaveLength(1);
  });

  it('refuses the same key with another body', async () => {
    const order = dispatchOrder();
    await dispatchTask.run(order);
    expect(await dispatchTask.run({ ...order, round: 2 })).toMatchObject({ ok: false, reason: 'key-reused' });
    expect(await tasks()).toHaveLength(1);
  });

  it('climbs when the team has no duty or has returned it, and by nature goes to the department', async () => {
    expect(await dispatched(dispatchOrder({ not: ['west-team' as UnitId] }))).toBe('west-community');
    expect(await dispatched(dispatchOrder({ nature: 'utility' as never, not: ['west-team', 'street-office'] as UnitId[] }))).toBe(
      'utilities',
    );
    grid.clock.ms = Date.parse('2026-03-03T23:30:00+08:00');
    expect(await dispatched(dispatchOrder({ not: ['west-community' as UnitId] }))).toBe('night-team');
  });

  it('gives it to the unit that an operator names, on duty or not', async () => {
    expect(await dispatched(dispatchOrder({ unit: 'night-team' as UnitId, not: ['night-team' as UnitId] }))).toBe('night-team');
  });

  it('gives a reopened issue to the unit whose work was verified before', async () => {
    const { issue, ...first } = dispatchOrder({ unit: 'street-office' as UnitId });
    await dispatched({ issue, ...first });
    await grid.dataSource.query(`UPDATE task SET state = 'verified'`);
    expect(await dispatched(dispatchOrder({ issue, round: 2 }))).toBe('street-office');
    expect(await dispatched(dispatchOrder({ issue, round: 1 }))).toBe('west-team');
  });

  it('finds the task again whose answer its caller lost, under another key too', async () => {
    const order = dispatchOrder();
    const reply = await dispatchTask.run(order);
    const again = dispatchOrder({ issue: order.issue, due: '2026-03-11T10:00:00+08:00' as Instant });
    expect(await dispatchTask.run(again)).toEqual(reply);
    expect(await tasks()).toHaveLength(1);
  });

  it('takes an open task back when another unit is wanted, so that an issue never has two', async () => {
    const { issue } = dispatchOrder();
    await dispatched(dispatchOrder({ issue }));
    expect(await dispatched(dispatchOrder({ issue, not: ['west-team' as UnitId] }))).toBe('west-community');
    expect(await dispatched(dispatchOrder({ issue, unit: 'street-office' as UnitId }))).toBe('street-office');
    expect((await tasks()).map(({ unit, state }) => `${unit} ${state}`).sort()).toEqual([
      'street-office dispatched',
      'west-community withdrawn',
      'west-team withdrawn',
    ]);
    expect(await outboxFacts(grid.dataSource, TaskWithdrawnV1)).toHaveLength(2);
  });

  it('refuses an unknown unit and areas that do not belong together, and keeps nothing', async () => {
    expect(await dispatchTask.run(dispatchOrder({ unit: 'nobody' as UnitId }))).toEqual({
      ok: false,
      reason: 'unknown-unit',
      field: 'unit',
    });
    const elsewhere = { ...WEST, technicalGrid: '110105001002001' } as Areas;
    expect(await dispatchTask.run(dispatchOrder({ areas: elsewhere }))).toEqual({ ok: false, reason: 'unknown-grid', field: 'areas' });
    expect(await tasks()).toEqual([]);
    expect(await outboxFacts(grid.dataSource)).toEqual([]);
  });
});
