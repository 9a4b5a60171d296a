import { Problem } from '@xianban/service-kit/http/problem';

import type { ActTimeFault } from '../domain/act-time.js';
import type { ActDenial } from '../domain/may-act.js';
import type { TaskAction, TaskState } from '../domain/task-state.js';

/** 404: no task has this id, or none that the person may see. */
export function unknownTask(): Problem {
  return new Problem({ status: 404, type: 'urn:xianban:problem:unknown-task', title: 'There is no such task', field: 'task' });
}

const DENIALS: Readonly<Record<ActDenial, string>> = {
  'not-your-task': "Only the task's unit may do that, or the level that supervises it",
  'not-your-area': 'Only staff of the area may do that',
  'own-work': 'Somebody else than the handler must verify',
};

/** 403: this person may not. */
export function denied(denial: ActDenial): Problem {
  return new Problem({ status: 403, type: `urn:xianban:problem:${denial}`, title: DENIALS[denial] });
}

/** 409: the task is past it, or was never meant for it. Nothing has changed. */
export function illegalAct(state: TaskState, action: TaskAction): Problem {
  return new Problem({
    status: 409,
    type: 'urn:xianban:problem:illegal-move',
    title: 'The task does not allow that now',
    detail: `a task that is ${state} does not take: ${action}`,
  });
}

const TIME_FAULTS: Readonly<Record<ActTimeFault, { status: number; title: string }>> = {
  'may-not-backdate': { status: 403, title: 'Only who may backdate says when it happened' },
  'in-the-future': { status: 422, title: "That is after the district's now" },
  'too-long-ago': { status: 422, title: 'That is more than a year ago' },
  'before-the-previous-action': { status: 422, title: 'That is before what was done to the task last' },
};

/** 403 or 422: the stated time is not believed. */
export function unbelievableTime(fault: ActTimeFault): Problem {
  return new Problem({ ...TIME_FAULTS[fault], type: `urn:xianban:problem:${fault}`, field: 'occurredAt' });
}
