import { RecordLimitV1, type RecordLimitReply } from '@xianban/contracts/commands/record-limit';

import type { OrderCourier } from './order-courier.js';

/** Writes the limit of an issue into the register. */
export function recordLimit(courier: OrderCourier) {
  return (order: RecordLimitV1): Promise<RecordLimitReply> => courier.give(RecordLimitV1, order);
}
