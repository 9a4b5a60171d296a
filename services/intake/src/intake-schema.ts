import type { ServiceDeclaration } from '@xianban/service-kit/service-options';

import { CallBack } from './store/call-back.js';
import { ChannelKey } from './store/channel-key.js';
import { IdempotencyKey } from './store/idempotency-key.js';
import { Issue } from './store/issue.js';
import { IssueRequest } from './store/issue-request.js';
import { CreateRegister1767300000000 } from './store/migrations/1767300000000-create-register.js';
import { Reopening } from './store/reopening.js';
import { Report } from './store/report.js';
import { TimelineEntry } from './store/timeline-entry.js';

/** The tables of intake and how they came about. */
export const intakeSchema: Pick<ServiceDeclaration, 'entities' | 'migrations'> = {
  entities: [CallBack, ChannelKey, IdempotencyKey, Issue, IssueRequest, Reopening, Report, TimelineEntry],
  migrations: [CreateRegister1767300000000],
};
