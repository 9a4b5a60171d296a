import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';

import type { LadderLevel } from '@xianban/contracts/values/judgement';
import type { UnitId } from '@xianban/contracts/values/identifiers';
import type { Instant } from '@xianban/contracts/values/instant';
import type { IssueState } from '@xianban/contracts/values/issue-state';
import type { Bilingual } from '@xianban/workflow-kit/bilingual';

/** Facts that move an issue, and what each says. A signal is named after its fact and carries the fact's envelope. */
export const FACTS = {
  'evt.task.accepted.v1': { zh: '承办单位签收', en: 'A unit accepted the task' },
  'evt.task.returned.v1': { zh: '承办单位退单', en: 'A unit returned the task' },
  'evt.task.handled.v1': { zh: '处置完成', en: 'The unit says that it is done' },
  'evt.task.verified.v1': { zh: '核查结果', en: 'Somebody else went to see' },
  'evt.task.inspected.v1': { zh: '现场核实', en: 'An inspector went to see' },
  'evt.task.escalated.v1': { zh: '已升级督办', en: 'A higher level supervises' },
  'evt.request.decided.v1': { zh: '申请已审批', en: 'A request was decided' },
  'evt.call-back.answered.v1': { zh: '诉求人已回访', en: 'A reporter answered' },
  'evt.issue.merge-asked.v1': { zh: '要求并入另一件', en: 'Staff ask to merge it into another issue' },
  'evt.issue.merged.v1': { zh: '另一件并入', en: 'It took in another issue' },
  'evt.issue.reclassified.v1': { zh: '分类已更正', en: 'It was sorted anew' },
} as const satisfies Record<string, Bilingual>;

export type FactSubject = keyof typeof FACTS;

export const FACT_SUBJECTS = Object.keys(FACTS) as readonly FactSubject[];

export const factSignal = (subject: FactSubject) => defineSignal<[envelope: unknown]>(subject);

/** Why an operator steers: a code, and the id of a note that says more. Never free text. */
export interface Steering {
  /** e.g. `nobody-accepts`. */
  readonly reason: string;
  /** UUID of the note. */
  readonly note: string;
}

export interface Escalation extends Steering {
  /** The next level if absent. */
  readonly level?: LadderLevel;
}

export interface Reassignment extends Steering {
  /** Any other unit on duty if absent. */
  readonly unit?: UnitId;
}

/** An update was taken: where the issue stood then. */
export interface Taken {
  readonly state: IssueState;
}

export const escalate = defineUpdate<Taken, [Escalation]>('escalate');
export const resume = defineUpdate<Taken, [Steering]>('resume');
export const reassign = defineUpdate<Taken, [Reassignment]>('reassign');
export const refuse = defineUpdate<Taken, [Steering]>('refuse');
export const close = defineUpdate<Taken, [Steering]>('close');

export interface IssueStanding {
  readonly state: IssueState;
  readonly round: number;
  readonly version: number;
  readonly unit?: UnitId;
  /** 0 to 3. */
  readonly escalationLevel: number;
  readonly attention?: string;
}

export interface IssueDeadline {
  readonly limitAt: Instant;
  readonly overdue: boolean;
  /** True while the issue is on the books. */
  readonly paused: boolean;
}

export interface NextTimer {
  readonly kind: string;
  readonly at: Instant;
}

export const standing = defineQuery<IssueStanding>('state');
export const deadline = defineQuery<IssueDeadline>('deadline');
export const nextTimer = defineQuery<NextTimer | null>('next-timer');
