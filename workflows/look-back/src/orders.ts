import type { DispatchInspectorReply, DispatchInspectorV1 } from '@xianban/contracts/commands/dispatch-inspector';
import type { RecordLookBackReply, RecordLookBackV1 } from '@xianban/contracts/commands/record-look-back';
import type { WithdrawTaskReply, WithdrawTaskV1 } from '@xianban/contracts/commands/withdraw-task';
import type { Bilingual } from '@xianban/workflow-kit/bilingual';

/** The orders of a look-back, each an activity of the worker. */
export interface LookBackOrders {
  dispatchInspector(order: DispatchInspectorV1): Promise<DispatchInspectorReply>;
  withdrawTask(order: WithdrawTaskV1): Promise<WithdrawTaskReply>;
  recordLookBack(order: RecordLookBackV1): Promise<RecordLookBackReply>;
}

export type LookBackOrderName = keyof LookBackOrders;

/** What the operator reads on each order. */
export const ORDER_SUMMARIES: Readonly<Record<LookBackOrderName, Bilingual>> = {
  dispatchInspector: { zh: '派人回头看', en: 'Send somebody to look back' },
  withdrawTask: { zh: '撤回任务', en: 'Withdraw the task' },
  recordLookBack: { zh: '登记回头看结果', en: 'Record what was found' },
};
