import { randomUUID } from 'node:crypto';

import { jetstream } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import type { IssueOrders } from '@xianban/issue-lifecycle/orders';
import type { FakeDistrict } from '@xianban/issue-lifecycle/testing/fake-district';

/** Stands in for the services on NATS: obeys orders by a fake district, and tells facts as an outbox relay would. */
export class FakeServices {
  readonly districts = new Map<string, FakeDistrict>();
  /** What else is answered, by subject. */
  readonly answers = new Map<string, (order: Record<string, unknown>) => object>();

  private constructor(private readonly nats: NatsConnection) {
    void this.#obey();
  }

  static async start(natsUrl: string): Promise<FakeServices> {
    return new FakeServices(await connect({ servers: natsUrl }));
  }

  /** @param messageId of the NATS message; another one is a redelivery that the stream does not recognize */
  async tell(subject: string, envelope: object, messageId: string = randomUUID()): Promise<void> {
    await jetstream(this.nats).publish(subject, JSON.stringify(envelope), { msgID: messageId });
  }

  stop(): Promise<void> {
    return this.nats.close();
  }

  async #obey(): Promise<void> {
    for await (const message of this.nats.subscribe('cmd.>')) {
      const order = message.json<Record<string, unknown> & { key: string }>();
      const answer = this.answers.get(message.subject)?.(order) ?? (await this.#district(order.key, message.subject, order));
      message.respond(JSON.stringify(answer));
    }
  }

  async #district(key: string, subject: string, order: object): Promise<object> {
    const district = this.districts.get(key.split('/')[1] ?? '');
    if (!district) return { ok: false, reason: 'unknown-issue' };
    const name = (subject.split('.')[2] ?? '').replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()) as keyof IssueOrders;
    return district.orders()[name](order as never);
  }
}
