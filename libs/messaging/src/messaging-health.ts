import { Injectable } from '@nestjs/common';

import { FactConsumers } from './facts/fact-consumers.js';
import { NatsLink } from './nats/nats-link.js';
import { OutboxRelay } from './outbox/outbox-relay.js';

/** How messaging stands, for readiness and metrics. */
@Injectable()
export class MessagingHealth {
  constructor(
    private readonly link: NatsLink,
    private readonly consumers: FactConsumers,
    private readonly relay: OutboxRelay,
  ) {}

  natsUp(): boolean {
    return this.link.isUp();
  }

  /** Durable names of this process that the server does not know or that it has not been asked about lately; none is good. */
  consumersNotAlive(): readonly string[] {
    return this.consumers.notAlive();
  }

  /** Unacknowledged facts by durable name. */
  lags(): ReadonlyMap<string, number> {
    return this.consumers.lags();
  }

  /** Facts that wait to be published. Rejects if the database is away. */
  outboxBacklog(): Promise<number> {
    return this.relay.backlog();
  }

  /** Whether this instance's relay is the active one. */
  relayLeads(): boolean {
    return this.relay.isLeading();
  }
}
