import { type DynamicModule, Module } from '@nestjs/common';
import { ServiceKitModule } from '@xianban/service-kit/service-kit.module';

import { AnswerCallBack } from './commands/answer-call-back.js';
import { AskCallBack } from './commands/ask-call-back.js';
import { AskReopening } from './commands/ask-reopening.js';
import { CorrectClassification } from './commands/correct-classification.js';
import { DecideRequest } from './commands/decide-request.js';
import { IndexContacts } from './commands/index-contacts.js';
import { IssueChannelKey } from './commands/issue-channel-key.js';
import { MakeRequest } from './commands/make-request.js';
import { MoveIssue } from './commands/move-issue.js';
import { RecordLimit } from './commands/record-limit.js';
import { RecordLookBack } from './commands/record-look-back.js';
import { RetireSigningSecret } from './commands/retire-signing-secret.js';
import { RevokeChannelKey } from './commands/revoke-channel-key.js';
import { RotateSigningSecret } from './commands/rotate-signing-secret.js';
import { SteerWebhook } from './commands/steer-webhook.js';
import { SubscribeWebhook } from './commands/subscribe-webhook.js';
import { SuspendChannelKey } from './commands/suspend-channel-key.js';
import { HistoryModule } from './history/history.module.js';
import { AttachmentsController } from './http/attachments-controller.js';
import { ErasePerson } from './commands/erase-person.js';
import { CallBacksController } from './http/call-backs-controller.js';
import { ChannelKeysController } from './http/channel-keys-controller.js';
import { ClassificationController } from './http/classification-controller.js';
import { IssuesController } from './http/issues-controller.js';
import { OwnDataController } from './http/own-data-controller.js';
import { PersonsController } from './http/persons-controller.js';
import { RegisterPageController } from './http/register-page-controller.js';
import { RequestsController } from './http/requests-controller.js';
import { StatusController } from './http/status-controller.js';
import { UploadsController } from './http/uploads-controller.js';
import { WebhooksController } from './http/webhooks-controller.js';
import { intakeSchema } from './intake-schema.js';
import { CountRules } from './queries/count-rules.js';
import { ExportPerson } from './queries/export-person.js';
import { ListChannelKeys } from './queries/list-channel-keys.js';
import { ListIssues } from './queries/list-issues.js';
import { ListReports } from './queries/list-reports.js';
import { ListRequests } from './queries/list-requests.js';
import { ListStragglers } from './queries/list-stragglers.js';
import { ListWebhooks } from './queries/list-webhooks.js';
import { ReadCallBack } from './queries/read-call-back.js';
import { ReadStatus } from './queries/read-status.js';
import { ReadTimeline } from './queries/read-timeline.js';
import { SearchPersons } from './queries/search-persons.js';
import { OnTaskAccepted } from './reactions/on-task-accepted.js';
import { OnTaskDispatched } from './reactions/on-task-dispatched.js';
import { OnTaskEscalated } from './reactions/on-task-escalated.js';
import { OnTaskHandled } from './reactions/on-task-handled.js';
import { OnTaskInspected } from './reactions/on-task-inspected.js';
import { OnTaskReturned } from './reactions/on-task-returned.js';
import { OnTaskVerified } from './reactions/on-task-verified.js';
import { OnTaskWithdrawn } from './reactions/on-task-withdrawn.js';
import { MergingController } from './http/merging-controller.js';
import { MergeSuggestionsController } from './http/merge-suggestions-controller.js';
import { AskMerging } from './commands/ask-merging.js';
import { SplitIssue } from './commands/split-issue.js';
import { DecideMergeSuggestion } from './commands/decide-merge-suggestion.js';
import { ListMergeSuggestions } from './queries/list-merge-suggestions.js';
import { CountWitnesses } from './queries/count-witnesses.js';
import { ReceptionModule } from './reception.module.js';
import { WebhookSecrets } from './webhooks/webhook-secrets.js';
import { WebhookSender } from './webhooks/webhook-sender.js';

const controllers = [
  AttachmentsController,
  CallBacksController,
  ChannelKeysController,
  ClassificationController,
  IssuesController,
  MergeSuggestionsController,
  MergingController,
  OwnDataController,
  PersonsController,
  RegisterPageController,
  RequestsController,
  StatusController,
  UploadsController,
  WebhooksController,
];
const orders = [AskCallBack, ListStragglers, MoveIssue, RecordLimit, RecordLookBack];
const commands = [
  AnswerCallBack,
  AskMerging,
  AskReopening,
  CorrectClassification,
  DecideMergeSuggestion,
  DecideRequest,
  ErasePerson,
  IndexContacts,
  IssueChannelKey,
  MakeRequest,
  RetireSigningSecret,
  RevokeChannelKey,
  RotateSigningSecret,
  SplitIssue,
  SteerWebhook,
  SubscribeWebhook,
  SuspendChannelKey,
];
const queries = [
  CountRules,
  CountWitnesses,
  ExportPerson,
  ListChannelKeys,
  ListIssues,
  ListMergeSuggestions,
  ListReports,
  ListRequests,
  ListWebhooks,
  ReadCallBack,
  ReadStatus,
  ReadTimeline,
  SearchPersons,
];
const reactions = [
  OnTaskAccepted,
  OnTaskDispatched,
  OnTaskEscalated,
  OnTaskHandled,
  OnTaskInspected,
  OnTaskReturned,
  OnTaskVerified,
  OnTaskWithdrawn,
];

async function kit(): Promise<DynamicModule> {
  const schema = await intakeSchema();
  return ServiceKitModule.forService({ name: 'intake', title: 'Reports and the register of issues', ...schema, personalData: true });
}

/** Reports, reporters and the register of issues with their timeline. */
@Module({
  imports: [kit(), HistoryModule, ReceptionModule.scanned()],
  controllers,
  providers: [...orders, ...commands, ...queries, ...reactions, WebhookSecrets, WebhookSender],
})
export class IntakeModule {}
