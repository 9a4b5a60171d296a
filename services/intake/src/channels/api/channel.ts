import { apiKey } from '../../channel-kit/api-key.js';
import { defineChannel } from '../../channel-kit/define-channel.js';
import { placedContent } from '../../channel-kit/placed-report.js';
import { ApiReport } from './payload.js';

/** Programs that report for people: apps, partners, imports and replays. */
export default defineChannel({
  name: 'api',
  label: { zh: '开放接口', en: 'Open interface' },
  payload: ApiReport,
  authentication: [apiKey()],
  can: { batch: 2_000, attachments: 4, feedback: false, verifies: false },
  externalId: (report) => report.externalId,
  reporter: (report) => ({ ...report.reporter }),
  report: (report) => ({
    ...placedContent(report),
    observedAt: report.observedAt,
    category: report.category,
    nature: report.nature,
    limitClass: report.limitClass,
  }),
  fieldOf: { at: 'lon' },
  example: ApiReport.example,
});
