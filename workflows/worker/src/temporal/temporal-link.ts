import { setTimeout as delay } from 'node:timers/promises';

import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown, type OnModuleDestroy } from '@nestjs/common';
import { Client } from '@temporalio/client';
import { NativeConnection, type Worker } from '@temporalio/worker';
import { DependencyAway } from '@xianban/messaging/dependency-away';
import { Config } from '@xianban/service-kit/config/config';
import { Health } from '@xianban/service-kit/observe/health';
import { Log } from '@xianban/service-kit/observe/log';
import { registerSearchAttributes } from '@xianban/workflow-kit/register-search-attributes';

import { activities } from '../activities/activities.js';
import { OrderCourier } from '../activities/order-courier.js';
import { PackNames } from '../activities/pack-names.js';
import { createWorkers } from './create-workers.js';
import { installRuntime } from './install-runtime.js';
import { isTemporalAway } from './is-temporal-away.js';
import { WORKFLOW_BUNDLE } from './workflow-bundle.js';

/** Waits between tries to come back, in milliseconds on the wall. */
const BACKOFF_MS = { first: 250, most: 5_000 } as const;
/** How long a call may wait for Temporal before it counts as away. */
const CALL_MS = 5_000;

interface Up {
  readonly connection: NativeConnection;
  readonly client: Client;
  readonly workers: readonly Worker[];
}

/**
 * The connection to Temporal and what runs on it: workers and client share it, or no start would be eager. Comes back by itself after anything;
 * a restart of Temporal never ends this process.
 */
@Injectable()
export class TemporalLink implements OnApplicationBootstrap, OnModuleDestroy, OnApplicationShutdown {
  readonly #stopping = new AbortController();
  #up: Up | undefined;
  #running: Promise<void> | undefined;

  constructor(
    private readonly config: Config,
    private readonly log: Log,
    private readonly health: Health,
    private readonly courier: OrderCourier,
    private readonly names: PackNames,
  ) {}

  onApplicationBootstrap(): void {
    installRuntime(this.log);
    this.health.add('temporal', async () => {
      await this.#connected().connection.workflowService.getSystemInfo({});
    });
    this.#running = this.#run();
  }

  /** Before the connection to NATS is drained: orders in work need it. */
  async onModuleDestroy(): Promise<void> {
    this.#stopping.abort();
    for (const worker of this.#up?.workers ?? []) shutDown(worker);
    await this.#running;
  }

  /** After the last fact was brought here. */
  async onApplicationShutdown(): Promise<void> {
    await this.#up?.connection.close();
    this.#up = undefined;
  }

  /**
   * Asks something of Temporal.
   * @throws DependencyAway if Temporal cannot be used for now
   */
  async ask<T>(question: (client: Client) => Promise<T>): Promise<T> {
    const { client } = this.#connected();
    try {
      return await client.withDeadline(Date.now() + CALL_MS, () => question(client));
    } catch (error) {
      if (isTemporalAway(error)) throw new DependencyAway('temporal', { cause: error });
      throw error;
    }
  }

  #connected(): Up {
    if (!this.#up) throw new DependencyAway('temporal');
    return this.#up;
  }

  async #run(): Promise<void> {
    let backoffMs: number = BACKOFF_MS.first;
    while (!this.#stopping.signal.aborted) {
      try {
        const up = await this.#connect();
        this.#up = up;
        backoffMs = BACKOFF_MS.first;
        this.log.info({ queues: up.workers.map((worker) => worker.options.taskQueue) }, 'temporal up');
        await this.#work(up);
        return;
      } catch (error) {
        if (this.#stopping.signal.aborted) return;
        this.log.warn({ error, backoffMs }, 'temporal away');
        await this.#up?.connection.close().catch(() => undefined);
        this.#up = undefined;
        await delay(backoffMs, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
        backoffMs = Math.min(2 * backoffMs, BACKOFF_MS.most);
      }
    }
  }

  async #connect(): Promise<Up> {
    const { temporal } = this.config;
    if (!temporal) throw new TypeError('the worker has no address of Temporal');
    const connection = await NativeConnection.connect({ address: temporal.address });
    try {
      await registerSearchAttributes(connection, temporal.namespace);
      const workers = await createWorkers(connection, temporal.namespace, {
        activities: activities(this.courier, this.names),
        bundlePath: WORKFLOW_BUNDLE.path,
      });
      return { connection, workers, client: new Client({ connection, namespace: temporal.namespace }) };
    } catch (error) {
      await connection.close();
      throw error;
    }
  }

  /** Until it is stopped. If one worker fails for good, the others end too, and all are made anew. */
  async #work({ workers }: Up): Promise<void> {
    if (this.#stopping.signal.aborted) for (const worker of workers) shutDown(worker);
    const runs = workers.map(async (worker) => {
      try {
        await worker.run();
      } finally {
        for (const other of workers) shutDown(other);
      }
    });
    const ends = await Promise.allSettled(runs);
    const failed = ends.find((end) => end.status === 'rejected');
    if (failed) throw failed.reason;
    if (!this.#stopping.signal.aborted) throw new Error('the workers ended by themselves');
  }
}

function shutDown(worker: Worker): void {
  if (worker.getState() === 'RUNNING') worker.shutdown();
}
