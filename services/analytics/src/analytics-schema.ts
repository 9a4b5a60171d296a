import type { ServiceSchema } from '@xianban/service-kit/database/service-schema';

import { CallBack } from './store/call-back.js';
import { IssueClosing } from './store/issue-closing.js';
import { IssueLimit } from './store/issue-limit.js';
import { IssueStanding } from './store/issue-standing.js';
import { FactsSeen1790000100000 } from './store/migrations/1790000100000-facts-seen.js';
import { ReportSeen } from './store/report-seen.js';

/** What analytics keeps in its own database. */
export const analyticsSchema = {
  entities: [ReportSeen, IssueStanding, IssueLimit, IssueClosing, CallBack],
  migrations: [FactsSeen1790000100000],
} satisfies ServiceSchema;
