import { EscalateTaskV1, type EscalateTaskReply } from '@xianban/contracts/commands/escalate-task';

import type { OrderCourier } from './order-courier.js';

/** Puts a task under the eyes of a higher level. */
export function escalateTask(courier: OrderCourier) {
  return (order: EscalateTaskV1): Promise<EscalateTaskReply> => courier.give(EscalateTaskV1, order);
}
