import type { OrderKey, TaskId } from '@xianban/contracts/values/identifiers';
import { LADDER_LEVELS, type LadderLevel } from '@xianban/contracts/values/judgement';
import { outboxFacts } from '@xianban/messaging/testing/outbox-facts';
import { Problem } from '@xianban/service-kit/http/problem';
import type { Actor } from '@xianban/service-kit/identity/actor';
import fc from 'fast-check';

import { TaskAction } from '../store/task-action.js';
import { Task } from '../store/task.js';
import { dispatchOrder, startTestGrid, WEST, type TestGrid } from '../testing/test-grid.js';
import { ActOnTask, type PersonalAct } from './act-on-task.js';
import { DispatchTask } from './dispatch-task.js';
import { EscalateTask } from './escalate-task.js';
import { WithdrawTask } from './withdraw-task.js';

const PEOPLE = [
  { sub: 'li', role: 'grid-worker', unit: 'west-team', areas: [WEST.managementGrid], can: [] },
  { sub: 'zhang', role: 'unit-staff', unit: 'west-team', areas: [], can: [] },
  { sub: 'wang', role: 'street-staff', areas: [WEST.street], can: [] },
  { sub: 'sun', role: 'unit-staff', unit: 'east-team', areas: ['*'], can: [] },
] as unknown as Actor[];
const ACTS: PersonalAct[] = [
  { action: 'accept' },
  { action: 'return', reason: 'not-ours' },
  { action: 'handle', proof: [{ kind: 'note', text: 'done' }] },
  { action: 'verify', passed: true },
  { action: 'verify', passed: false },
  { action: 'inspect', found: true },
];

type Step = { readonly actor: Actor; readonly act: PersonalAct } | { readonly level: LadderLevel } | 'withdraw';

// likely acts come often, so that courses get somewhere
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ actor: fc.constantFrom(...PEOPLE), act: fc.constantFrom(...ACTS) }) },
  { weight: 2, arbitrary: fc.record({ level: fc.constantFrom(...LADDER_LEVELS) }) },
  { weight: 1, arbitrary: fc.constant('withdraw' as const) },
);

/** What may follow what, told once more and in another way than the service does. */
const FOLLOWS: Readonly<Record<string, readonly string[]>> = {
  dispatched: ['accepted', 'returned', 'escalated', 'withdrawn'],
  escalated: ['accepted', 'returned', 'escalated', 'withdrawn'],
  accepted: ['handled', 'withdrawn'],
  handled: ['verified', 'withdrawn'],
  'verified in vain': ['handled', 'withdrawn'],
  verified: [],
  returned: [],
  withdrawn: [],
};

describe('any course of acts and orders on a task', () => {
  let grid: TestGrid;
  let keys = 0;

  beforeAll(async () => {
    grid = await startTestGrid();
  });
  afterAll(() => grid.stop());

  const key = () => `any/${(keys += 1)}` as OrderKey;
  const rows = (task: TaskId) => grid.dataSource.query('SELECT task.*, (SELECT count(*) FROM outbox) FROM task WHERE id = $1', [task]);

  /** @returns true if it was refused */
  async function take(task: TaskId, next: Step): Promise<boolean> {
    grid.clock.ms += 1_000;
    if (next === 'withdraw') return !(await new WithdrawTask(grid.store, grid.clock).run({ key: key(), task, reason: 'merged' })).ok;
    if ('level' in next) return !(await new EscalateTask(grid.store, grid.clock).run({ key: key(), task, level: next.level })).ok;
    try {
      await new ActOnTask(grid.store, grid.clock, grid.district).run(task, next.actor, { act: next.act });
      return false;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return true;
    }
  }

  it('makes only legal moves, tells each once without a gap, and leaves no trace of what it refuses', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        await grid.dataSource.query('TRUNCATE task, task_action, outbox, order_answer');
        const reply = await new DispatchTask(grid.store, grid.clock, grid.district).run(dispatchOrder({ unit: 'west-team' as never }));
        if (!reply.ok) throw new Error(reply.reason);
        for (const next of steps) {
          const before: unknown = await rows(reply.task);
          if (await take(reply.task, next)) expect(await rows(reply.task)).toEqual(before);
        }

        const facts = await outboxFacts<{ passed?: boolean; level?: LadderLevel }>(grid.dataSource);
        expect(facts.map(({ sequence }) => sequence)).toEqual(facts.map((_, index) => index + 1));
        const names = facts.map(({ type, data }) => type.split('.')[2] + (data.passed === false ? ' in vain' : ''));
        names.slice(1).forEach((name, index) => {
          expect(FOLLOWS[names[index]].map((follower) => name.replace(' in vain', '') === follower)).toContain(true);
        });
        const climbed = facts.flatMap(({ data }) => (data.level ? [LADDER_LEVELS.indexOf(data.level)] : []));
        expect(climbed).toEqual([...new Set(climbed)].sort());

        const task = await grid.dataSource.manager.findOneByOrFail(Task, { id: reply.task });
        expect(task.sequence).toBe(facts.length);
        const last = names.at(-1);
        expect(task.state).toBe(last === 'escalated' ? 'dispatched' : last === 'verified in vain' ? 'accepted' : last);

        const history = await grid.dataSource.manager.find(TaskAction, { order: { sequence: 'ASC' } });
        history.forEach(({ act, actor }, index) => {
          if (act.action === 'verify') expect(actor).not.toBe(history[index - 1].actor);
        });
      }),
      { numRuns: 60 },
    );
  }, 30_000);
});
