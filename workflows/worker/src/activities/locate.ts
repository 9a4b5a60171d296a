import { LocateV1, type LocateReply } from '@xianban/contracts/commands/locate';
import type { Named } from '@xianban/issue-lifecycle/orders';

import type { OrderCourier } from './order-courier.js';
import type { PackNames } from './pack-names.js';

/** Finds the grid of a point, with the names of its street and community. */
export function locate(courier: OrderCourier, names: PackNames) {
  return async (order: LocateV1): Promise<LocateReply & Named> => {
    const answer: LocateReply = await courier.give(LocateV1, order);
    return answer.ok ? { ...answer, ...names.ofPlace(answer.areas) } : answer;
  };
}
