import { Global, Module, type INestApplicationContext, type Provider } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { ServiceName } from '@xianban/contracts/message';
import { DataSource } from 'typeorm';

import type { FactTiming } from '../facts/fact-timing.js';
import { MessagingHealth } from '../messaging-health.js';
import { MessagingModule } from '../messaging.module.js';
import { eventually } from './eventually.js';
import type { TestDatabase } from './test-database.js';

/** Impatient, so that a spec sees every retry within its time. */
export const HURRIED: FactTiming = {
  ackWaitMs: 1_500,
  retryDelaysMs: [20, 20, 20, 20],
  awayDelayMs: 50,
  awayDelayMostMs: 200,
  watchMs: 100,
};

/** Messaging of one process, with some handlers, on a spec's servers. */
export interface MessagingUnderTest {
  readonly name: ServiceName | 'worker';
  readonly database: Pick<TestDatabase, 'dataSource' | 'url'>;
  readonly natsUrl: string;
  readonly providers?: readonly Provider[];
  readonly factTiming?: Partial<FactTiming>;
}

/** Starts it and waits until it hears facts and orders. Close the application to drain it; the data source stays open. */
export async function startMessaging(options: MessagingUnderTest): Promise<INestApplicationContext> {
  const { database, natsUrl, factTiming } = options;

  @Global()
  @Module({ providers: [{ provide: DataSource, useValue: database.dataSource }], exports: [DataSource] })
  class Database {}

  const settings = { natsUrl, databaseUrl: database.url, nowMs: Date.now, factTiming: { ...HURRIED, ...factTiming } };
  @Module({
    imports: [Database, MessagingModule.forService(options.name, { useFactory: () => settings })],
    providers: [...(options.providers ?? [])],
  })
  class UnderTest {}

  const application = await NestFactory.createApplicationContext(UnderTest, {
    logger: process.env.XIANBAN_LOG_LEVEL ? ['warn', 'error'] : false,
  });
  const health = application.get(MessagingHealth);
  await eventually('messaging to be up', () => health.natsUp() && health.consumersNotAlive().length === 0);
  return application;
}
