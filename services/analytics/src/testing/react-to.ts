import type { Envelope } from '@xianban/contracts/envelope';
import type { Transaction } from '@xianban/messaging/transaction';

import { OnCallBackAnswered } from '../reactions/on-call-back-answered.js';
import { OnCallBackAsked } from '../reactions/on-call-back-asked.js';
import { OnIssueClosed } from '../reactions/on-issue-closed.js';
import { OnIssueLimitRecorded } from '../reactions/on-issue-limit-recorded.js';
import { OnIssueMoved } from '../reactions/on-issue-moved.js';
import { OnIssueReclassified } from '../reactions/on-issue-reclassified.js';
import { OnReportAccepted } from '../reactions/on-report-accepted.js';
import type { AnyFact } from './fact-story.js';

const REACTIONS: Readonly<Record<string, { run(fact: Envelope<never>, tx: Transaction): Promise<void> }>> = {
  'evt.report.accepted.v1': new OnReportAccepted(),
  'evt.issue.moved.v1': new OnIssueMoved(),
  'evt.issue.limit-recorded.v1': new OnIssueLimitRecorded(),
  'evt.issue.reclassified.v1': new OnIssueReclassified(),
  'evt.issue.closed.v1': new OnIssueClosed(),
  'evt.call-back.asked.v1': new OnCallBackAsked(),
  'evt.call-back.answered.v1': new OnCallBackAnswered(),
};

/** Lets the reaction that listens to such facts have this one. */
export function reactTo(fact: AnyFact, tx: Transaction): Promise<void> {
  return REACTIONS[fact.type].run(fact as Envelope<never>, tx);
}
