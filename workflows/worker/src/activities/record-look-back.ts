import { RecordLookBackV1, type RecordLookBackReply } from '@xianban/contracts/commands/record-look-back';

import type { OrderCourier } from './order-courier.js';

/** Writes what a look-back found into the register. */
export function recordLookBack(courier: OrderCourier) {
  return (order: RecordLookBackV1): Promise<RecordLookBackReply> => courier.give(RecordLookBackV1, order);
}
