import { defineChannel } from '../../channel-kit/define-channel.js';
import { placedContent } from '../../channel-kit/placed-report.js';
import { staff } from '../../channel-kit/staff.js';
import { Visits1795700072000 } from './1795700072000-visits.js';
import { VisitFinding } from './payload.js';
import { ReadCoverage } from './read-coverage.js';
import { RecordVisit } from './record-visit.js';
import { Visit } from './visit.js';
import { VisitsController } from './visits-controller.js';

/** Leaders visit streets and communities; their office enters what they found. They saw it themselves, so nobody goes to look again. */
export default defineChannel({
  name: 'visits',
  label: { zh: '领导走访', en: 'Leaders’ visits' },
  payload: VisitFinding,
  authentication: [staff('street-staff', 'district-staff', 'operator')],
  can: { batch: 50, attachments: 4, feedback: true, verifies: true },
  reporters: 'recorders',
  externalId: ({ visitId, findingId }) => `${visitId}/${findingId}`,
  reporter: (_, { caller }) => ({ account: caller.actor?.sub }),
  report: (finding) => ({ ...placedContent(finding), observedAt: finding.seenAt, details: { visit: finding.visitId } }),
  fieldOf: { at: 'lon', observedAt: 'seenAt', externalId: 'findingId' },
  example: VisitFinding.example,
  extras: {
    controllers: [VisitsController],
    providers: [ReadCoverage, RecordVisit],
    entities: [Visit],
    migrations: [Visits1795700072000],
  },
});
