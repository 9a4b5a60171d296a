import { Module } from '@nestjs/common';
import { ServiceKitModule } from '@xianban/service-kit/service-kit.module';

import { OrderCourier } from './activities/order-courier.js';
import { PackNames } from './activities/pack-names.js';
import { Sweep } from './sweep.js';
import { TemporalLink } from './temporal/temporal-link.js';
import { IssueStarter } from './triggers/issue-starter.js';
import { LookBackStarter } from './triggers/look-back-starter.js';
import { OnCallBackAnswered } from './triggers/on-call-back-answered.js';
import { OnIssueClosed } from './triggers/on-issue-closed.js';
import { OnIssueMergeAsked } from './triggers/on-issue-merge-asked.js';
import { OnIssueMerged } from './triggers/on-issue-merged.js';
import { OnIssueReclassified } from './triggers/on-issue-reclassified.js';
import { OnIssueSplit } from './triggers/on-issue-split.js';
import { OnReopeningAsked } from './triggers/on-reopening-asked.js';
import { OnReportAccepted } from './triggers/on-report-accepted.js';
import { OnRequestDecided } from './triggers/on-request-decided.js';
import { OnTaskAccepted } from './triggers/on-task-accepted.js';
import { OnTaskEscalated } from './triggers/on-task-escalated.js';
import { OnTaskHandled } from './triggers/on-task-handled.js';
import { OnTaskInspected } from './triggers/on-task-inspected.js';
import { OnTaskReturned } from './triggers/on-task-returned.js';
import { OnTaskVerified } from './triggers/on-task-verified.js';
import { Signals } from './triggers/signals.js';

const TRIGGERS = [
  OnReportAccepted,
  OnReopeningAsked,
  OnIssueClosed,
  OnIssueMergeAsked,
  OnIssueMerged,
  OnIssueReclassified,
  OnIssueSplit,
  OnTaskAccepted,
  OnTaskReturned,
  OnTaskHandled,
  OnTaskVerified,
  OnTaskInspected,
  OnTaskEscalated,
  OnRequestDecided,
  OnCallBackAnswered,
];

/** Brings facts to Temporal and orders to the services. Owns nothing but the counting of tries. */
@Module({
  imports: [ServiceKitModule.forService({ name: 'worker', title: 'Temporal worker', entities: [], migrations: [] })],
  providers: [TemporalLink, OrderCourier, PackNames, IssueStarter, LookBackStarter, Signals, Sweep, ...TRIGGERS],
})
export class WorkerModule {}
