import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import type { ContractMessage } from './message-classes.ts';
import { subjectFaults, subjectTable } from './subject-table.ts';

class TaskAcceptedV1 {
  static readonly example = {};
}
class DispatchTaskV1 {
  static readonly example = {};
}

const MESSAGES: readonly ContractMessage[] = [
  { subject: 'evt.task.accepted.v1', owner: 'grid', kind: 'fact', message: TaskAcceptedV1, file: 'events/task-accepted.ts' },
  { subject: 'cmd.grid.dispatch-task.v1', owner: 'grid', kind: 'order', message: DispatchTaskV1, file: 'commands/dispatch-task.ts' },
];
const FACT = "import { TaskAcceptedV1 } from '@xianban/contracts/events/task-accepted';\n";
const ORDER = "import { DispatchTaskV1 } from '@xianban/contracts/commands/dispatch-task';\n";

describe('the table of subjects', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'xianban-subjects-'));
  });

  afterEach(() => rmSync(root, { recursive: true }));

  const source = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const asPromised = (): void => {
    source('services/grid/src/commands/accept-task.ts', `${FACT}class A { run(tx) { return tx.tell(TaskAcceptedV1, { data: {} }); } }`);
    source('services/grid/src/commands/dispatch-task.ts', `${ORDER}class D { @OnOrder(DispatchTaskV1) run(order: DispatchTaskV1) {} }`);
    source(
      'workflows/worker/src/activities/dispatch-task.ts',
      `${ORDER}export const dispatchTask = (order: DispatchTaskV1) => orders.give(DispatchTaskV1, order);`,
    );
    source(
      'services/analytics/src/reactions/on-task-accepted.ts',
      `${FACT}class O { @OnFact(TaskAcceptedV1, 'analytics-on-task-accepted') on(fact: TaskAcceptedV1) {} }`,
    );
  };

  it('names who tells, who reacts, who orders and who obeys', () => {
    asPromised();
    expect(subjectTable(root, MESSAGES)).toEqual([
      { subject: 'evt.task.accepted.v1', kind: 'fact', owner: 'grid', from: ['grid'], to: ['analytics-on-task-accepted'] },
      { subject: 'cmd.grid.dispatch-task.v1', kind: 'order', owner: 'grid', from: ['worker'], to: ['grid'] },
    ]);
    expect(subjectFaults(subjectTable(root, MESSAGES))).toEqual([]);
  });

  it('takes a class that is only named as a type for no use at all', () => {
    source('services/grid/src/commands/accept-task.ts', `${FACT}export type Told = TaskAcceptedV1;`);
    expect(subjectTable(root, MESSAGES)[0]?.from).toEqual([]);
  });

  it('finds a fact that nobody tells and an order that nobody gives or obeys', () => {
    expect(subjectFaults(subjectTable(root, MESSAGES))).toEqual([
      'evt.task.accepted.v1: told by nobody instead of its owner grid',
      'cmd.grid.dispatch-task.v1: obeyed by nobody instead of its owner grid',
      'cmd.grid.dispatch-task.v1: nobody gives this order',
    ]);
  });

  it('finds a service that tells the fact of another', () => {
    asPromised();
    source('services/intake/src/commands/lie.ts', `${FACT}class L { run(tx) { return tx.tell(TaskAcceptedV1, { data: {} }); } }`);
    expect(subjectFaults(subjectTable(root, MESSAGES))).toEqual(['evt.task.accepted.v1: told by grid, intake instead of its owner grid']);
  });
});
