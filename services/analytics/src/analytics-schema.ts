import type { ServiceSchema } from '@xianban/service-kit/database/service-schema';

import { CallBack } from './store/call-back.js';
import { IssueClassification } from './store/issue-classification.js';
import { IssueClosing } from './store/issue-closing.js';
import { IssueLimit } from './store/issue-limit.js';
import { IssueStanding } from './store/issue-standing.js';
import { FactsSeen1790000100000 } from './store/migrations/1790000100000-facts-seen.js';
import { IssueClassification1795700052000 } from './store/migrations/1795700052000-issue-classification.js';
import { Origins1795700091000 } from './store/migrations/1795700091000-origins.js';
import { PastIssues1795700041000 } from './store/migrations/1795700041000-past-issues.js';
import { PastIssue } from './store/past-issue.js';
import { ReportSeen } from './store/report-seen.js';

/** What analytics keeps in its own database. */
export const analyticsSchema = {
  entities: [ReportSeen, IssueClassification, IssueStanding, IssueLimit, IssueClosing, CallBack, PastIssue],
  migrations: [FactsSeen1790000100000, IssueClassification1795700052000, PastIssues1795700041000, Origins1795700091000],
} satisfies ServiceSchema;
