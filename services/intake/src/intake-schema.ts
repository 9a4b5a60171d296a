import type { ServiceDeclaration } from '@xianban/service-kit/service-options';

import { loadChannels } from './channel-kit/load-channels.js';
import { historySchema } from './history/history-schema.js';
import { Attachment } from './store/attachment.js';
import { CallBack } from './store/call-back.js';
import { ChannelKey } from './store/channel-key.js';
import { ClassificationCorrection } from './store/classification-correction.js';
import { IdempotencyKey } from './store/idempotency-key.js';
import { Issue } from './store/issue.js';
import { IssueRequest } from './store/issue-request.js';
import { MergeSuggestion } from './store/merge-suggestion.js';
import { MergingCell } from './store/merging-cell.js';
import { CreateRegister1767300000000 } from './store/migrations/1767300000000-create-register.js';
import { ReportDetails1795700000000 } from './store/migrations/1795700000000-report-details.js';
import { SignedWebhooks1795700010000 } from './store/migrations/1795700010000-signed-webhooks.js';
import { KeyLife1795700010001 } from './store/migrations/1795700010001-key-life.js';
import { Merging1795700020000 } from './store/migrations/1795700020000-merging.js';
import { FormerIssue1795700020001 } from './store/migrations/1795700020001-former-issue.js';
import { ReportContact1795700030000 } from './store/migrations/1795700030000-report-contact.js';
import { ClassificationReasons1795700050000 } from './store/migrations/1795700050000-classification-reasons.js';
import { ClassificationCorrections1795700051000 } from './store/migrations/1795700051000-classification-corrections.js';
import { Origins1795700080000 } from './store/migrations/1795700080000-origins.js';
import { Signs1795700080001 } from './store/migrations/1795700080001-signs.js';
import { Attachments1795700090000 } from './store/migrations/1795700090000-attachments.js';
import { Webhooks1795700095000 } from './store/migrations/1795700095000-webhooks.js';
import { PersonActs1795700031000 } from './store/migrations/1795700031000-person-acts.js';
import { PersonAct } from './store/person-act.js';
import { Reopening } from './store/reopening.js';
import { ReportSketch } from './store/report-sketch.js';
import { Report } from './store/report.js';
import { Sign } from './store/sign.js';
import { SignEvidence } from './store/sign-evidence.js';
import { TimelineEntry } from './store/timeline-entry.js';
import { Webhook } from './store/webhook.js';
import { WebhookAttempt } from './store/webhook-attempt.js';
import { WebhookDelivery } from './store/webhook-delivery.js';

const entities = [
  ...historySchema.entities,
  Attachment,
  CallBack,
  ChannelKey,
  ClassificationCorrection,
  IdempotencyKey,
  Issue,
  IssueRequest,
  MergeSuggestion,
  MergingCell,
  PersonAct,
  Reopening,
  Report,
  ReportSketch,
  Sign,
  SignEvidence,
  TimelineEntry,
  Webhook,
  WebhookAttempt,
  WebhookDelivery,
];
const migrations = [
  CreateRegister1767300000000,
  ReportDetails1795700000000,
  SignedWebhooks1795700010000,
  KeyLife1795700010001,
  Merging1795700020000,
  FormerIssue1795700020001,
  ReportContact1795700030000,
  ClassificationReasons1795700050000,
  ClassificationCorrections1795700051000,
  Origins1795700080000,
  Signs1795700080001,
  Attachments1795700090000,
  Webhooks1795700095000,
  PersonActs1795700031000,
  ...historySchema.migrations,
];

/** The tables of intake and of its channels, and how they came about. @throws InvalidChannel */
export async function intakeSchema(): Promise<Pick<ServiceDeclaration, 'entities' | 'migrations'>> {
  const extras = (await loadChannels()).flatMap((channel) => channel.extras ?? []);
  return {
    entities: [...entities, ...extras.flatMap((extra) => extra.entities ?? [])],
    migrations: [...migrations, ...extras.flatMap((extra) => extra.migrations ?? [])],
  };
}
