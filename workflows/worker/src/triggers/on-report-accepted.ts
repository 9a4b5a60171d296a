import { Injectable } from '@nestjs/common';
import type { Envelope } from '@xianban/contracts/envelope';
import { ReportAcceptedV1 } from '@xianban/contracts/events/report-accepted';
import { OnFact } from '@xianban/messaging/on-fact';

import { IssueStarter } from './issue-starter.js';

/** A report that opens an issue starts its workflow; one that joins an issue changes nothing there. */
@Injectable()
export class OnReportAccepted {
  constructor(private readonly starter: IssueStarter) {}

  @OnFact(ReportAcceptedV1, 'worker-on-report-accepted', { effect: 'outside' })
  async run({ data }: Envelope<ReportAcceptedV1>): Promise<void> {
    if (data.opensIssue) await this.starter.report(data);
  }
}
