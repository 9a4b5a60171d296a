import {
  Global,
  Module,
  type BeforeApplicationShutdown,
  type DynamicModule,
  type FactoryProvider,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';

import { FactConsumers } from './facts/fact-consumers.js';
import { TryLedger } from './facts/try-ledger.js';
import { HandlerExplorer } from './handler-explorer.js';
import { MessagingHealth } from './messaging-health.js';
import { MessagingName } from './messaging-name.js';
import { MessagingSettings } from './messaging-settings.js';
import { NatsLink } from './nats/nats-link.js';
import { OrderResponders } from './orders/order-responders.js';
import { Orders } from './orders/orders.js';
import { BackgroundPool } from './outbox/background-pool.js';
import { OutboxRelay } from './outbox/outbox-relay.js';
import { Store } from './store.js';

/** How the settings are made: `inject` is passed to `useFactory`. */
export type MessagingSettingsFactory = Pick<FactoryProvider<MessagingSettings>, 'inject' | 'useFactory'>;

/**
 * Messaging of one process. Needs a TypeORM `DataSource` among the global providers, whose migrations begin with `messagingMigrations`.
 * Starts without waiting for NATS: what is told meanwhile stays in the outbox, and readiness says that NATS is not up.
 */
@Global()
@Module({})
export class MessagingModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(
    private readonly link: NatsLink,
    private readonly relay: OutboxRelay,
    private readonly consumers: FactConsumers,
    private readonly responders: OrderResponders,
  ) {}

  static forService(name: MessagingName['value'], settings: MessagingSettingsFactory): DynamicModule {
    return {
      module: MessagingModule,
      imports: [DiscoveryModule],
      providers: [
        { provide: MessagingName, useValue: new MessagingName(name) },
        { provide: MessagingSettings, ...settings },
        NatsLink,
        BackgroundPool,
        OutboxRelay,
        Store,
        TryLedger,
        HandlerExplorer,
        FactConsumers,
        OrderResponders,
        Orders,
        MessagingHealth,
      ],
      exports: [MessagingName, MessagingSettings, NatsLink, OutboxRelay, Store, Orders, MessagingHealth],
    };
  }

  onApplicationBootstrap(): void {
    this.responders.start();
    this.consumers.start();
    this.relay.start();
  }

  /** Orders and facts first, since what they tell must still go out; then the connection. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all([this.responders.stop(), this.consumers.stop()]);
    await this.relay.stop();
    await this.link.drain();
  }
}
