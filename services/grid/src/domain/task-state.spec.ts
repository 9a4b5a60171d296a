import { TASK_KINDS, type TaskKind } from '@xianban/contracts/values/judgement';

import { stateAfter, TASK_STATES, type TaskAct, type TaskState } from './task-state.js';

const ACTS: readonly TaskAct[] = [
  { action: 'accept' },
  { action: 'return', reason: 'not-ours' },
  { action: 'handle', proof: [] },
  { action: 'verify', passed: true },
  { action: 'verify', passed: false },
  { action: 'inspect', found: true },
  { action: 'escalate', level: 'street' },
  { action: 'withdraw', reason: 'merged' },
];
const named = (act: TaskAct) => (act.action === 'verify' ? `${act.action} ${act.passed}` : act.action);

describe('stateAfter', () => {
  it('allows these moves and no others', () => {
    const moves = TASK_KINDS.flatMap((kind) =>
      TASK_STATES.flatMap((state) =>
        ACTS.flatMap((act) => {
          const next = stateAfter({ kind, state }, act);
          return next ? [`${kind}: ${state} – ${named(act)} → ${next}`] : [];
        }),
      ),
    );
    const inspecting = (kind: TaskKind) => [
      `${kind}: dispatched – inspect → inspected`,
      `${kind}: dispatched – escalate → dispatched`,
      `${kind}: dispatched – withdraw → withdrawn`,
    ];
    expect(moves).toEqual([
      ...inspecting('inspection'),
      'handling: dispatched – accept → accepted',
      'handling: dispatched – return → returned',
      'handling: dispatched – escalate → dispatched',
      'handling: dispatched – withdraw → withdrawn',
      'handling: accepted – handle → handled',
      'handling: accepted – withdraw → withdrawn',
      'handling: handled – verify true → verified',
      'handling: handled – verify false → accepted',
      'handling: handled – withdraw → withdrawn',
      ...inspecting('look-back'),
    ]);
  });

  it.each<TaskState>(['verified', 'returned', 'inspected', 'withdrawn'])('lets nothing happen to a task that is %s', (state) => {
    expect(TASK_KINDS.flatMap((kind) => ACTS.map((act) => stateAfter({ kind, state }, act))).filter(Boolean)).toEqual([]);
  });
});
