import { DispatchInspectorV1, type DispatchInspectorReply } from '@xianban/contracts/commands/dispatch-inspector';
import type { Named } from '@xianban/issue-lifecycle/orders';

import type { OrderCourier } from './order-courier.js';
import type { PackNames } from './pack-names.js';

/** Sends somebody to see, with the unit's name. */
export function dispatchInspector(courier: OrderCourier, names: PackNames) {
  return async (order: DispatchInspectorV1): Promise<DispatchInspectorReply & Named> => {
    const answer: DispatchInspectorReply = await courier.give(DispatchInspectorV1, order);
    return answer.ok ? { ...answer, ...names.ofUnit(answer.unit) } : answer;
  };
}
