import { Injectable } from '@nestjs/common';
import type { Envelope } from '@xianban/contracts/envelope';
import { IssueMovedV1 } from '@xianban/contracts/events/issue-moved';
import { OnFact } from '@xianban/messaging/on-fact';
import type { Transaction } from '@xianban/messaging/transaction';

import { noteResults } from './note-results.js';

/** An issue ended without being dealt with: the city hears that, too. One that was merged goes on as another. */
@Injectable()
export class OnIssueMoved {
  @OnFact(IssueMovedV1, 'intake-hotline-on-issue-moved')
  async run({ data: { issue, round, to, at } }: Envelope<IssueMovedV1>, { manager }: Transaction): Promise<void> {
    if (to === 'refused' || to === 'withdrawn') await noteResults(manager, { issue, round, result: to, endedAt: new Date(at) });
  }
}
