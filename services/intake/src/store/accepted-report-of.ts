import type { ReportAcceptedV1 } from '@xianban/contracts/events/report-accepted';
import type { Clock } from '@xianban/service-kit/clock';

import { reportAccepted } from '../domain/report-accepted.js';
import type { Report } from './report.js';

/** The fact that was told when this report was accepted. */
export function acceptedReportOf(report: Report, clock: Clock): ReportAcceptedV1 {
  return reportAccepted(
    {
      ...report,
      report: report.id,
      at: [report.longitude, report.latitude],
      observedAtMs: report.observedAt.getTime(),
      receivedAtMs: report.receivedAt.getTime(),
      promisedLimitMs: report.promisedLimitAt?.getTime(),
    },
    clock,
  );
}
