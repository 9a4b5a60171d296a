import type { ReportAcceptedV1 } from '@xianban/contracts/events/report-accepted';
import type { Category, LimitClass, Nature, Quality } from '@xianban/contracts/values/classification';
import type { ChannelName, IssueNumber, Keyword, ReportId } from '@xianban/contracts/values/identifiers';
import type { Instant } from '@xianban/contracts/values/instant';
import type { Origin } from '@xianban/contracts/values/origin';
import type { Position } from '@xianban/contracts/values/position';

/** What the fact is made of, whether the report was accepted just now or is read again. Times in epoch milliseconds, district clock. */
export interface AcceptedReport {
  readonly issue: IssueNumber;
  readonly report: ReportId;
  readonly channel: ChannelName;
  readonly opensIssue: boolean;
  readonly verified: boolean;
  readonly at: Position;
  readonly observedAtMs: number;
  readonly receivedAtMs: number;
  readonly promisedLimitMs?: number;
  readonly category: Category;
  readonly nature: Nature;
  readonly limitClass: LimitClass;
  readonly origin: Origin;
  readonly qualities: readonly Quality[];
  readonly keywords: readonly Keyword[];
}

/** The fact that a report was accepted: the same each time for the same report. @param zone writes instants in the district's zone */
export function reportAccepted(accepted: AcceptedReport, zone: { instant(epochMs: number): Instant }): ReportAcceptedV1 {
  return {
    issue: accepted.issue,
    report: accepted.report,
    channel: accepted.channel,
    opensIssue: accepted.opensIssue,
    verified: accepted.verified,
    at: accepted.at,
    observedAt: zone.instant(accepted.observedAtMs),
    receivedAt: zone.instant(accepted.receivedAtMs),
    category: accepted.category,
    nature: accepted.nature,
    limitClass: accepted.limitClass,
    ...(accepted.qualities.length > 0 && { qualities: accepted.qualities }),
    ...(accepted.promisedLimitMs !== undefined && { limitAt: zone.instant(accepted.promisedLimitMs) }),
    origin: accepted.origin,
    keywords: accepted.keywords,
  };
}
