/** A service for specs to kill. Facts named `deadly` kill it from within; of others it writes the effect. Says `ready` when it is. */
import { Injectable } from '@nestjs/common';
import type { Envelope } from '@xianban/contracts/envelope';
import { DataSource } from 'typeorm';

import { OnFact } from '../on-fact.js';
import type { Transaction } from '../transaction.js';
import { startMessaging } from './start-messaging.js';
import { ThingHappenedV1 } from './thing-happened.js';

@Injectable()
class Doomed {
  @OnFact(ThingHappenedV1, 'spec-doomed')
  async react(fact: Envelope<ThingHappenedV1>, tx: Transaction): Promise<void> {
    const { name, number } = fact.data;
    await tx.manager.query('INSERT INTO effect (name, number) VALUES ($1, $2)', [name, number]);
    if (name === 'deadly') process.kill(process.pid, 'SIGKILL');
  }
}

const [url, natsUrl] = process.argv.slice(2);
if (!url || !natsUrl) throw new Error('usage: doomed-service <database url> <nats url>');

const dataSource = new DataSource({ type: 'postgres', url });
await dataSource.initialize();
await startMessaging({ name: 'grid', database: { dataSource, url }, natsUrl, providers: [Doomed], factTiming: { ackWaitMs: 600 } });
process.stdout.write('ready\n');
