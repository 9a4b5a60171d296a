import { Injectable, Logger } from '@nestjs/common';
import { describeMessage } from '@xianban/contracts/message';
import { headers, type Msg, type Subscription } from '@nats-io/transport-node';

import { describeError } from '../describe-error.js';
import { HandlerExplorer, type FoundOrderHandler } from '../handler-explorer.js';
import { MessagingName } from '../messaging-name.js';
import { NatsLink } from '../nats/nats-link.js';
import { Places } from '../places.js';
import { parseJson } from '../parse/parse-json.js';
import { validated } from '../parse/validated.js';
import { withTraceparent } from '../trace-context.js';
import { FAILURE_HEADER, TRACEPARENT_HEADER } from './order-headers.js';

const ORDER_BYTES_MOST = 256 * 1024;
/** Orders obeyed at once by one process, and those that may wait for it; more are turned away, to be given again. */
const RUNNING_MOST = 32;
const WAITING_MOST = 1_000;

/** Obeys the orders that this service has handlers for. Instances share them by a queue group. */
@Injectable()
export class OrderResponders {
  private readonly logger = new Logger(OrderResponders.name);
  private readonly places = new Places(RUNNING_MOST, WAITING_MOST);
  private readonly works = new Set<Promise<void>>();
  private subscriptions: readonly Subscription[] = [];
  private stopped = false;

  constructor(
    private readonly explorer: HandlerExplorer,
    private readonly link: NatsLink,
    private readonly name: MessagingName,
  ) {}

  /** Subscribes as soon as there is a connection; the subscriptions outlive every later loss of it. */
  start(): void {
    const handlers = this.explorer.orderHandlers();
    if (handlers.length === 0) return;
    void this.link.nats().then((nats) => {
      if (this.stopped) return;
      this.subscriptions = handlers.map((handler) =>
        nats.subscribe(describeMessage(handler.message).subject, {
          queue: this.name.value,
          callback: (error, message) => {
            if (error) this.logger.error({ ...describeError(error) }, 'orders cannot be heard');
            else this.take(handler, message);
          },
        }),
      );
    });
  }

  /** Takes no more orders and waits for the answers of those that were taken. */
  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.all(this.subscriptions.map((subscription) => subscription.drain().catch(() => undefined)));
    await Promise.all(this.works);
  }

  private take(handler: FoundOrderHandler, message: Msg): void {
    const work = this.respond(handler, message).finally(() => this.works.delete(work));
    this.works.add(work);
  }

  private async respond(handler: FoundOrderHandler, message: Msg): Promise<void> {
    const { subject } = describeMessage(handler.message);
    if (!(await this.places.take())) return refuseFor(message, 'Overloaded');
    try {
      const answer = await withTraceparent(message.headers?.get(TRACEPARENT_HEADER), () => this.answer(handler, message.data));
      message.respond(JSON.stringify(answer));
    } catch (error) {
      this.logger.warn({ order: subject, ...describeError(error) }, 'order failed');
      refuseFor(message, describeError(error).errorClass);
    } finally {
      this.places.giveBack();
    }
  }

  private async answer(handler: FoundOrderHandler, data: Uint8Array): Promise<object> {
    const json = parseJson(data, ORDER_BYTES_MOST);
    if (!json.ok) return json;
    const order = validated(handler.message, json.value);
    return order.ok ? handler.run(order.data) : order;
  }
}

function refuseFor(message: Msg, errorClass: string): void {
  const note = headers();
  note.set(FAILURE_HEADER, errorClass);
  message.respond(undefined, { headers: note });
}
