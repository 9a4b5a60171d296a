import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { ListStragglersV1, type ListStragglersReply } from '@xianban/contracts/commands/list-stragglers';
import { Orders } from '@xianban/messaging/orders/orders';
import { Log } from '@xianban/service-kit/observe/log';

import { IssueStarter } from './triggers/issue-starter.js';

const EVERY_MS = 60_000;
const STRAGGLERS_AT_MOST = 200;

/** Every minute on the wall, starts what the register waits for though the fact that should have started it was lost. */
@Injectable()
export class Sweep implements OnApplicationBootstrap, BeforeApplicationShutdown {
  #timer: NodeJS.Timeout | undefined;
  #sweeping: Promise<void> | undefined;

  constructor(
    private readonly orders: Orders,
    private readonly starter: IssueStarter,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => {
      this.#sweeping ??= this.sweep()
        .catch((error: unknown) => this.log.warn({ error }, 'sweep failed'))
        .finally(() => {
          this.#sweeping = undefined;
        });
    }, EVERY_MS).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.#timer);
    await this.#sweeping;
  }

  /** Starts the stragglers that the register names now. Starting one that was started meanwhile changes nothing. */
  async sweep(): Promise<void> {
    const order = { ...ListStragglersV1.example, most: STRAGGLERS_AT_MOST };
    const answer = await this.orders.give<Extract<ListStragglersReply, { ok: true }>>(ListStragglersV1, order);
    if (!answer.ok) return this.log.warn({ reason: answer.reason }, 'sweep refused');
    for (const report of answer.reports) await this.starter.report(report);
    for (const reopening of answer.reopenings) await this.starter.reopening(reopening);
    const stragglers = answer.reports.length + answer.reopenings.length;
    if (stragglers > 0) this.log.warn({ stragglers }, 'stragglers started');
  }
}
