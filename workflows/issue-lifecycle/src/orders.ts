import type { AskCallBackReply, AskCallBackV1 } from '@xianban/contracts/commands/ask-call-back';
import type { DispatchInspectorReply, DispatchInspectorV1 } from '@xianban/contracts/commands/dispatch-inspector';
import type { DispatchTaskReply, DispatchTaskV1 } from '@xianban/contracts/commands/dispatch-task';
import type { EscalateTaskReply, EscalateTaskV1 } from '@xianban/contracts/commands/escalate-task';
import type { LocateReply, LocateV1 } from '@xianban/contracts/commands/locate';
import type { MoveIssueReply, MoveIssueV1 } from '@xianban/contracts/commands/move-issue';
import type { RecordLimitReply, RecordLimitV1 } from '@xianban/contracts/commands/record-limit';
import type { WithdrawTaskReply, WithdrawTaskV1 } from '@xianban/contracts/commands/withdraw-task';
import type { Bilingual } from '@xianban/workflow-kit/bilingual';

/** What the district pack calls the areas and units of an answer; absent if it does not know them. */
export interface Named {
  readonly name?: Bilingual;
}

/** The orders of an issue, each an activity of the worker: one order, one answer. */
export interface IssueOrders {
  locate(order: LocateV1): Promise<LocateReply & Named>;
  dispatchInspector(order: DispatchInspectorV1): Promise<DispatchInspectorReply & Named>;
  dispatchTask(order: DispatchTaskV1): Promise<DispatchTaskReply & Named>;
  escalateTask(order: EscalateTaskV1): Promise<EscalateTaskReply>;
  withdrawTask(order: WithdrawTaskV1): Promise<WithdrawTaskReply>;
  moveIssue(order: MoveIssueV1): Promise<MoveIssueReply>;
  recordLimit(order: RecordLimitV1): Promise<RecordLimitReply>;
  askCallBack(order: AskCallBackV1): Promise<AskCallBackReply>;
}

export type IssueOrderName = keyof IssueOrders;

/** What the operator reads on each order. */
export const ORDER_SUMMARIES: Readonly<Record<IssueOrderName, Bilingual>> = {
  locate: { zh: '定位网格', en: 'Find the grid' },
  dispatchInspector: { zh: '派人核实', en: 'Send an inspector' },
  dispatchTask: { zh: '派单', en: 'Dispatch to a unit' },
  escalateTask: { zh: '升级督办', en: 'Escalate' },
  withdrawTask: { zh: '撤回任务', en: 'Withdraw the task' },
  moveIssue: { zh: '更新登记', en: 'Move in the register' },
  recordLimit: { zh: '登记时限', en: 'Record the limit' },
  askCallBack: { zh: '发起回访', en: 'Ask the reporters' },
};
