import { AskCallBackV1, type AskCallBackReply } from '@xianban/contracts/commands/ask-call-back';

import type { OrderCourier } from './order-courier.js';

/** Asks the reporters whether the matter is solved. */
export function askCallBack(courier: OrderCourier) {
  return (order: AskCallBackV1): Promise<AskCallBackReply> => courier.give(AskCallBackV1, order);
}
