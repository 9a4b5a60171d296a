import { DispatchTaskV1, type DispatchTaskReply } from '@xianban/contracts/commands/dispatch-task';
import type { Named } from '@xianban/issue-lifecycle/orders';

import type { OrderCourier } from './order-courier.js';
import type { PackNames } from './pack-names.js';

/** Gives an issue to a unit, with the unit's name. */
export function dispatchTask(courier: OrderCourier, names: PackNames) {
  return async (order: DispatchTaskV1): Promise<DispatchTaskReply & Named> => {
    const answer: DispatchTaskReply = await courier.give(DispatchTaskV1, order);
    return answer.ok ? { ...answer, ...names.ofUnit(answer.unit) } : answer;
  };
}
