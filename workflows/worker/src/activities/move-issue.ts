import { MoveIssueV1, type MoveIssueReply } from '@xianban/contracts/commands/move-issue';

import type { OrderCourier } from './order-courier.js';

/** Moves an issue in the register. */
export function moveIssue(courier: OrderCourier) {
  return (order: MoveIssueV1): Promise<MoveIssueReply> => courier.give(MoveIssueV1, order);
}
