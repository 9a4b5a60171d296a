import { apiKey } from '../../channel-kit/api-key.js';
import { defineChannel } from '../../channel-kit/define-channel.js';
import { inDatum } from '../../domain/in-datum.js';
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
    text: report.text,
    at: inDatum(report.datum, report.lon, report.lat),
    observedAt: report.observedAt,
    photos: report.photos,
    category: report.category,
    nature: report.nature,
    limitClass: report.limitClass,
    occurredAt: report.occurredAt,
    limitAt: report.limitAt,
  }),
  fieldOf: { at: 'lon' },
  example: ApiReport.example,
});
