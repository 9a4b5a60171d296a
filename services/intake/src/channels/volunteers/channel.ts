import { apiKey } from '../../channel-kit/api-key.js';
import { defineChannel } from '../../channel-kit/define-channel.js';
import { placedContent } from '../../channel-kit/placed-report.js';
import { webhookSignature } from '../../channel-kit/webhook-signature.js';
import { VolunteerReport } from './payload.js';
import { ReadTally } from './read-tally.js';
import { TallyController } from './tally-controller.js';

/** Volunteers of the neighbourhoods tell what they notice; somebody goes and looks. */
export default defineChannel({
  name: 'volunteers',
  label: { zh: '朝阳群众', en: 'Volunteers' },
  payload: VolunteerReport,
  authentication: [apiKey(), webhookSignature()],
  can: { batch: 500, attachments: 4, feedback: true, verifies: false },
  reporters: 'volunteers',
  externalId: (report) => report.reportId,
  reporter: (report) => ({ account: report.volunteerId, name: report.name, phone: report.phone }),
  report: (report) => ({ ...placedContent(report), observedAt: report.noticedAt }),
  fieldOf: { at: 'lon', observedAt: 'noticedAt', externalId: 'reportId' },
  example: VolunteerReport.example,
  extras: { controllers: [TallyController], providers: [ReadTally] },
});
