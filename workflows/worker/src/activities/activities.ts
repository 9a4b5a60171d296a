import type { IssueOrders } from '@xianban/issue-lifecycle/orders';
import type { LookBackOrders } from '@xianban/look-back/orders';

import { askCallBack } from './ask-call-back.js';
import { dispatchInspector } from './dispatch-inspector.js';
import { dispatchTask } from './dispatch-task.js';
import { escalateTask } from './escalate-task.js';
import { locate } from './locate.js';
import { moveIssue } from './move-issue.js';
import type { OrderCourier } from './order-courier.js';
import type { PackNames } from './pack-names.js';
import { recordLimit } from './record-limit.js';
import { recordLookBack } from './record-look-back.js';
import { withdrawTask } from './withdraw-task.js';

/** One activity for each order that a workflow gives. */
export type Activities = IssueOrders & LookBackOrders;

export function activities(courier: OrderCourier, names: PackNames): Activities {
  return {
    locate: locate(courier, names),
    dispatchInspector: dispatchInspector(courier, names),
    dispatchTask: dispatchTask(courier, names),
    escalateTask: escalateTask(courier),
    withdrawTask: withdrawTask(courier),
    moveIssue: moveIssue(courier),
    recordLimit: recordLimit(courier),
    askCallBack: askCallBack(courier),
    recordLookBack: recordLookBack(courier),
  };
}
