import { Injectable } from '@nestjs/common';
import type { Refusal } from '@xianban/contracts/envelope';
import { describeMessage, type MessageClass } from '@xianban/contracts/message';
import { ClosedConnectionError, RequestError, TimeoutError, errors, headers } from '@nats-io/transport-node';

import { NatsLink } from '../nats/nats-link.js';
import { currentTraceparent } from '../trace-context.js';
import { NoResponder } from './no-responder.js';
import { FAILURE_HEADER, TRACEPARENT_HEADER } from './order-headers.js';
import { OrderFailed } from './order-failed.js';
import { OrderTimeout } from './order-timeout.js';

const TIMEOUT_MS = 2_000;

/** Gives orders to services. */
@Injectable()
export class Orders {
  constructor(private readonly link: NatsLink) {}

  /**
   * Gives one order and waits for its answer; giving it again under the same key is always safe.
   * @param options.timeoutMs wait for the answer, 2,000 if absent
   * @throws NoResponder if nobody obeys such orders right now or NATS is away, OrderTimeout if no answer came, OrderFailed if the
   * responder threw. All three can be tried again.
   */
  async give<R extends object, T extends object = object>(
    message: MessageClass<T>,
    order: T,
    options: { readonly timeoutMs?: number } = {},
  ): Promise<R | Refusal> {
    const { subject } = describeMessage(message);
    // a request would wait in the buffer of a lost connection until it is of no use
    if (!this.link.isUp()) throw new NoResponder(subject);

    const nats = await this.link.nats();
    const note = headers();
    const traceparent = currentTraceparent();
    if (traceparent) note.set(TRACEPARENT_HEADER, traceparent);
    const reply = await nats
      .request(subject, JSON.stringify(order), { timeout: options.timeoutMs ?? TIMEOUT_MS, headers: note })
      .catch((error: unknown) => {
        throw orderError(subject, error);
      });
    const failure = reply.headers?.get(FAILURE_HEADER);
    if (failure) throw new OrderFailed(subject, failure);
    return reply.json<R | Refusal>();
  }
}

function orderError(subject: string, cause: unknown): unknown {
  if (cause instanceof errors.NoRespondersError || (cause instanceof RequestError && cause.isNoResponders())) {
    return new NoResponder(subject, { cause });
  }
  if (cause instanceof TimeoutError) return new OrderTimeout(subject, { cause });
  if (cause instanceof ClosedConnectionError) return new NoResponder(subject, { cause });
  return cause;
}
