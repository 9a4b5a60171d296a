import { Injectable } from '@nestjs/common';
import { Chore } from '@xianban/service-kit/chore';
import { DataSource } from 'typeorm';

import { TakeMessage } from './take-message.js';

const EVERY_MS = 30_000;
const MOST_AT_ONCE = 200;
/** WeChat gives up after three tries of five seconds; who is still at work is left alone. */
const LEFT_ALONE_SECONDS = 20;
/** What a message was answered with is kept for longer than WeChat would ever ask again. */
const KEPT_DAYS = 7;

/** Carries to the register what a process that died left half-way, and forgets words that waited too long. */
@Injectable()
export class SweepMessages extends Chore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly takeMessage: TakeMessage,
  ) {
    super(EVERY_MS, 'messages wait for the register');
  }

  /** @param olderThanSeconds messages taken before */
  async run(olderThanSeconds = LEFT_ALONE_SECONDS): Promise<void> {
    const drafted = await this.dataSource.query<{ account: string; messageId: string }[]>(
      `SELECT account, message_id AS "messageId" FROM chaowoshuo_wechat_message
       WHERE draft IS NOT NULL AND taken_at <= now() - make_interval(secs => $1) ORDER BY taken_at LIMIT ${MOST_AT_ONCE}`,
      [olderThanSeconds],
    );
    for (const { account, messageId } of drafted) {
      // one that fails must not keep the others waiting
      await this.takeMessage
        .finish(account, messageId)
        .catch((error: unknown) => this.logger.warn(error, 'a message waits for the register'));
    }
    await this.dataSource.query('DELETE FROM chaowoshuo_wechat_conversation WHERE expires_at < now()');
    await this.dataSource.query(
      'DELETE FROM chaowoshuo_wechat_message WHERE draft IS NULL AND taken_at < now() - make_interval(days => $1)',
      [KEPT_DAYS],
    );
  }
}
