import { WithdrawTaskV1, type WithdrawTaskReply } from '@xianban/contracts/commands/withdraw-task';

import type { OrderCourier } from './order-courier.js';

/** Takes a task back. */
export function withdrawTask(courier: OrderCourier) {
  return (order: WithdrawTaskV1): Promise<WithdrawTaskReply> => courier.give(WithdrawTaskV1, order);
}
