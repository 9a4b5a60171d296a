import type { ChannelName } from '@xianban/contracts/values/identifiers';
import { priorityOf } from '@xianban/rules/priority';
import type { Clock } from '@xianban/service-kit/clock';

import type { IssueView } from '../http/issue-view.js';
import { areasOf } from '../store/areas-of.js';
import type { HistoryIssue } from '../store/history-issue.js';

/** An issue of the past as the register shows it: its channel is the system that knew it. */
export function historyIssueView(issue: HistoryIssue, source: ChannelName, clock: Clock): IssueView {
  const { number, state, outcome, origin, category, nature, limitClass, unit, overdue, externalId, via } = issue;
  const instant = (date: Date) => clock.instant(date.getTime());
  const areas = areasOf(issue);
  return {
    number,
    state,
    round: 1,
    version: 0,
    channel: source,
    channels: [source],
    origin,
    category,
    nature,
    limitClass,
    qualities: [],
    priority: priorityOf(limitClass),
    ...(areas && { areas }),
    ...(unit && { unit }),
    receivedAt: instant(issue.receivedAt),
    ...(issue.limitAt && { limitAt: instant(issue.limitAt) }),
    overdue,
    escalationLevel: 0,
    ...(issue.endedAt && { closedAt: instant(issue.endedAt) }),
    ...(outcome && { outcome }),
    updatedAt: instant(issue.endedAt ?? issue.receivedAt),
    historical: true,
    externalId,
    via,
  };
}
