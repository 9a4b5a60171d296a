import { Module } from '@nestjs/common';
import { ServiceKitModule } from '@xianban/service-kit/service-kit.module';

import { analyticsSchema } from './analytics-schema.js';
import { ShowHistory } from './queries/show-history.js';
import { ShowRates } from './queries/show-rates.js';
import { OnCallBackAnswered } from './reactions/on-call-back-answered.js';
import { OnCallBackAsked } from './reactions/on-call-back-asked.js';
import { OnHistoryRecorded } from './reactions/on-history-recorded.js';
import { OnIssueClosed } from './reactions/on-issue-closed.js';
import { OnIssueLimitRecorded } from './reactions/on-issue-limit-recorded.js';
import { OnIssueMoved } from './reactions/on-issue-moved.js';
import { OnIssueReclassified } from './reactions/on-issue-reclassified.js';
import { OnReportAccepted } from './reactions/on-report-accepted.js';

/** What the facts say, counted. */
@Module({
  imports: [ServiceKitModule.forService({ name: 'analytics', title: 'Rates', ...analyticsSchema })],
  controllers: [ShowHistory, ShowRates],
  providers: [
    OnReportAccepted,
    OnHistoryRecorded,
    OnIssueMoved,
    OnIssueLimitRecorded,
    OnIssueClosed,
    OnIssueReclassified,
    OnCallBackAsked,
    OnCallBackAnswered,
  ],
})
export class AnalyticsModule {}
