import { Injectable } from '@nestjs/common';
import { Clock } from '@xianban/service-kit/clock';
import { type Language } from '@xianban/service-kit/language/language';
import { readCursor } from '@xianban/service-kit/paging/cursor';
import type { Page } from '@xianban/service-kit/paging/page';
import { pageOf } from '@xianban/service-kit/paging/page-of';
import { DataSource } from 'typeorm';

import { type IntakeText, intakeTexts } from '../../texts/intake-texts.js';
import { HotlineResult, type OrderResult } from './hotline-result.js';
import type { ResultView } from './result-view.js';

/** Lists the results that the city has not acknowledged, oldest first. */
@Injectable()
export class ListResults {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem 400 for a cursor that is none */
  async run(holder: string, limit: number, since: string | undefined, language: Language): Promise<Page<ResultView>> {
    const after = readCursor(since, ['integer']);
    const list = this.dataSource.manager
      .createQueryBuilder(HotlineResult, 'result')
      .where('result.holder = :holder AND result.acknowledgedAt IS NULL', { holder })
      .orderBy('result.position')
      .limit(limit + 1);
    if (after) list.andWhere('result.position > :position', { position: after[0] });
    return pageOf(
      await list.getMany(),
      limit,
      ({ position }) => [Number(position)],
      ({ position, orderNumber, issue, round, result, endedAt }) => ({
        result: Number(position),
        orderNumber,
        issue,
        round,
        outcome: result,
        message: intakeTexts.text(messageOf(result), {}, language),
        endedAt: this.clock.instant(endedAt.getTime()),
      }),
    );
  }
}

function messageOf(result: OrderResult): IntakeText {
  return result === 'refused' || result === 'withdrawn' ? `state-${result}` : `outcome-${result}`;
}
