import type { ReportAcceptedV1 } from '@xianban/contracts/events/report-accepted';
import type { Clock } from '@xianban/service-kit/clock';

import type { Sorting } from '../domain/corrected-classification.js';
import { reportAccepted } from '../domain/report-accepted.js';
import type { Report } from './report.js';

/** The fact that was told when this report was accepted. @param sorting as somebody has corrected it; as it was told if absent */
export function acceptedReportOf(report: Report, clock: Clock, sorting: Sorting = report): ReportAcceptedV1 {
  const { category, nature, limitClass, qualities } = sorting;
  return reportAccepted(
    {
      ...report,
      ...{ category, nature, limitClass, qualities },
      report: report.id,
      at: [report.longitude, report.latitude],
      observedAtMs: report.observedAt.getTime(),
      receivedAtMs: report.receivedAt.getTime(),
      promisedLimitMs: report.promisedLimitAt?.getTime(),
    },
    clock,
  );
}
