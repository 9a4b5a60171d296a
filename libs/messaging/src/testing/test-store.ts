import type { ServiceName } from '@xianban/contracts/message';

import { MessagingName } from '../messaging-name.js';
import type { MessagingSettings } from '../messaging-settings.js';
import { NatsLink } from '../nats/nats-link.js';
import { BackgroundPool } from '../outbox/background-pool.js';
import { OutboxRelay } from '../outbox/outbox-relay.js';
import { Store } from '../store.js';
import type { TestDatabase } from './test-database.js';

/** A store on a spec's database, without NATS: what is told stays in the outbox. @param nowMs the district's now, the wall's if absent */
export function testStore(database: TestDatabase, name: ServiceName | 'worker', nowMs: () => number = Date.now): Store {
  const settings: MessagingSettings = { natsUrl: 'nats://127.0.0.1:4222', databaseUrl: database.url, nowMs };
  const messagingName = new MessagingName(name);
  const relay = new OutboxRelay(new BackgroundPool(settings, messagingName), new NatsLink(settings, messagingName));
  return new Store(database.dataSource, relay, messagingName, settings);
}
