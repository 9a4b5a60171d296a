import { Injectable } from '@nestjs/common';
import { activityInfo, ApplicationFailure } from '@temporalio/activity';
import type { Refusal } from '@xianban/contracts/envelope';
import type { MessageClass } from '@xianban/contracts/message';
import { Orders } from '@xianban/messaging/orders/orders';

/** Wait for an answer, within the 2 s of a local try and the 10 s of one that Temporal retries. */
const TIMEOUT_MS = { local: 1_700, remote: 8_000 } as const;
/** Refusals by the messaging layer: the order as it stands will never be taken. */
const INVALID: ReadonlySet<string> = new Set(['invalid', 'key-reused']);

/** Brings an order from a workflow to its service and its answer back. */
@Injectable()
export class OrderCourier {
  constructor(private readonly orders: Orders) {}

  /**
   * Gives one order.
   * @throws ApplicationFailure, not to be retried, if the order is invalid; NoResponder, OrderTimeout or OrderFailed, which Temporal retries
   */
  async give<Reply extends { readonly ok: boolean }, T extends object>(message: MessageClass<T>, order: T): Promise<Reply | Refusal> {
    const timeoutMs = activityInfo().isLocal ? TIMEOUT_MS.local : TIMEOUT_MS.remote;
    const answer = await this.orders.give<Reply, T>(message, order, { timeoutMs });
    if (isRefusal(answer) && INVALID.has(answer.reason)) {
      throw ApplicationFailure.nonRetryable([answer.field, answer.detail].filter(Boolean).join(': '), answer.reason);
    }
    return answer;
  }
}

function isRefusal(answer: { readonly ok: boolean }): answer is Refusal {
  return !answer.ok;
}
