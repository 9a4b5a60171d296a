import { Injectable } from '@nestjs/common';
import type { Envelope } from '@xianban/contracts/envelope';
import { IssueClosedV1 } from '@xianban/contracts/events/issue-closed';
import { OnFact } from '@xianban/messaging/on-fact';
import type { Transaction } from '@xianban/messaging/transaction';

import { noteResults } from './note-results.js';

/** An issue closed: the city hears the outcome of each order that belongs to it. */
@Injectable()
export class OnIssueClosed {
  @OnFact(IssueClosedV1, 'intake-hotline-on-issue-closed')
  async run({ data }: Envelope<IssueClosedV1>, { manager }: Transaction): Promise<void> {
    const { issue, round, outcome, closedAt } = data;
    await noteResults(manager, { issue, round, result: outcome, endedAt: new Date(closedAt) });
  }
}
