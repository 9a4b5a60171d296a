import type { LadderLevel, TaskKind } from '@xianban/contracts/values/judgement';

import type { Proof } from './proof.js';

/** Where a task stands. `verified`, `returned`, `inspected` and `withdrawn` are its ends. */
export const TASK_STATES = ['dispatched', 'accepted', 'returned', 'handled', 'verified', 'inspected', 'withdrawn'] as const;
export type TaskState = (typeof TASK_STATES)[number];
/** States in which something can still happen. */
export const OPEN_STATES = ['dispatched', 'accepted', 'handled'] as const satisfies readonly TaskState[];

/** What somebody does to a task. The words among it (reasons of people are codes; notes and proof are words) stay in grid. */
export type TaskAct =
  | { readonly action: 'accept'; readonly note?: string }
  | { readonly action: 'return'; readonly reason: string; readonly note?: string }
  | { readonly action: 'handle'; readonly proof: readonly Proof[]; readonly note?: string }
  | { readonly action: 'verify'; readonly passed: boolean; readonly note?: string }
  | { readonly action: 'inspect'; readonly found: boolean; readonly note?: string }
  | { readonly action: 'escalate'; readonly level: LadderLevel }
  | { readonly action: 'withdraw'; readonly reason: string };

export type TaskAction = TaskAct['action'];

type Arrows = Readonly<Record<TaskState, Partial<Readonly<Record<TaskAction, TaskState>>>>>;

const END = {} as const;

/** The first receiver leads to the end, so a task that was accepted can no longer be returned. Source: domain.md, first receiver. */
const HANDLING: Arrows = {
  dispatched: { accept: 'accepted', return: 'returned', escalate: 'dispatched', withdraw: 'withdrawn' },
  accepted: { handle: 'handled', withdraw: 'withdrawn' },
  handled: { verify: 'verified', withdraw: 'withdrawn' },
  verified: END,
  returned: END,
  inspected: END,
  withdrawn: END,
};

/** Nobody accepts an inspection: it is made, or the report is filed unseen when the wait is over. */
const INSPECTION: Arrows = {
  dispatched: { inspect: 'inspected', escalate: 'dispatched', withdraw: 'withdrawn' },
  accepted: END,
  handled: END,
  verified: END,
  returned: END,
  inspected: END,
  withdrawn: END,
};

const ARROWS: Readonly<Record<TaskKind, Arrows>> = { handling: HANDLING, inspection: INSPECTION, 'look-back': INSPECTION };

/** The state that an act leads to; undefined if there is no such arrow. A failed verification gives the task back to its unit. */
export function stateAfter(task: { readonly kind: TaskKind; readonly state: TaskState }, act: TaskAct): TaskState | undefined {
  const next = ARROWS[task.kind][task.state][act.action];
  return act.action === 'verify' && !act.passed && next ? 'accepted' : next;
}
