import { apiKey } from '../../channel-kit/api-key.js';
import { defineChannel } from '../../channel-kit/define-channel.js';
import { placedContent } from '../../channel-kit/placed-report.js';
import { webhookSignature } from '../../channel-kit/webhook-signature.js';
import { CityAppFollowAndComment1795700070000 } from './1795700070000-follow-and-comment.js';
import { AppComment } from './app-comment.js';
import { AppFollow } from './app-follow.js';
import { AppPersonalData } from './app-personal-data.js';
import { AppIssues } from './app-issues.js';
import { AppIssuesController } from './app-issues-controller.js';
import { CommentOnIssue } from './comment-on-issue.js';
import { CommentsController } from './comments-controller.js';
import { FollowIssue } from './follow-issue.js';
import { ListComments } from './list-comments.js';
import { ListFollows } from './list-follows.js';
import { AppReport } from './payload.js';

/** Residents look after their city in an app: they report with a photo and a place, follow what others reported, and comment on it. */
export default defineChannel({
  name: 'city-app',
  label: { zh: '朝阳群众管城市', en: 'City app' },
  payload: AppReport,
  authentication: [apiKey(), webhookSignature()],
  can: { batch: 500, attachments: 4, feedback: true, verifies: false },
  reporters: 'residents',
  externalId: (report) => report.reportId,
  reporter: (report) => ({ account: report.account, name: report.name, phone: report.phone }),
  report: (report) => ({ ...placedContent(report), observedAt: report.seenAt }),
  fieldOf: { at: 'lon', observedAt: 'seenAt', externalId: 'reportId' },
  example: AppReport.example,
  extras: {
    controllers: [AppIssuesController, CommentsController],
    providers: [AppIssues, AppPersonalData, CommentOnIssue, FollowIssue, ListComments, ListFollows],
    entities: [AppComment, AppFollow],
    migrations: [CityAppFollowAndComment1795700070000],
    triedOut: [
      { table: 'city_app_comment', goesWith: 'issue' },
      { table: 'city_app_follow', goesWith: 'issue' },
    ],
    personalTables: [
      { name: 'comments', table: 'city_app_comment', owner: 'person', sealed: ['words'], secrets: ['content_hash'] },
      { name: 'follows', table: 'city_app_follow', owner: 'person', goesWithPerson: true },
    ],
  },
});
