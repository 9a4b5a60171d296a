import { apiKey } from '../../channel-kit/api-key.js';
import { defineChannel } from '../../channel-kit/define-channel.js';
import { placedContent } from '../../channel-kit/placed-report.js';
import { webhookSignature } from '../../channel-kit/webhook-signature.js';
import { RiderReport } from './payload.js';

/** Courier riders report what they see on the way, one by one or a shift at a time. */
export default defineChannel({
  name: 'riders',
  label: { zh: '美好骑士', en: 'Courier riders' },
  payload: RiderReport,
  authentication: [apiKey(), webhookSignature()],
  can: { batch: 2_000, attachments: 4, feedback: true, verifies: false },
  reporters: 'riders',
  externalId: (report) => report.reportId,
  reporter: (report) => ({ account: report.riderId, name: report.name, phone: report.phone }),
  report: (report) => ({ ...placedContent(report), observedAt: report.seenAt }),
  fieldOf: { at: 'lon', observedAt: 'seenAt', externalId: 'reportId' },
  example: RiderReport.example,
});
