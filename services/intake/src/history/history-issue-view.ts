import type { IssueNumber } from '@xianban/contracts/values/identifiers';
import { priorityOf } from '@xianban/rules/priority';
import type { Clock } from '@xianban/service-kit/clock';

import type { IssueView } from '../http/issue-view.js';
import { areasOf } from '../store/areas-of.js';
import type { HistoryIssue } from '../store/history-issue.js';

/** An issue of the past as the register shows it: its channel is the system that knew it. */
export function historyIssueView(number: IssueNumber, issue: HistoryIssue, clock: Clock): IssueView {
  const { ofKind, ofSource, atPlace, receivedAt, limitAt, endedAt, overdue, externalId } = issue;
  const { via, state, outcome, origin, category, nature, limitClass, unit } = ofKind;
  const instant = (date: Date) => clock.instant(date.getTime());
  const areas = atPlace ? areasOf(atPlace) : undefined;
  return {
    number,
    state,
    round: 1,
    version: 0,
    channel: ofSource.name,
    channels: [ofSource.name],
    origin,
    category,
    nature,
    limitClass,
    qualities: [],
    priority: priorityOf(limitClass),
    ...(areas && { areas }),
    ...(unit && { unit }),
    receivedAt: instant(receivedAt),
    ...(limitAt && { limitAt: instant(limitAt) }),
    overdue,
    escalationLevel: 0,
    ...(endedAt && { closedAt: instant(endedAt) }),
    ...(outcome && { outcome }),
    updatedAt: instant(endedAt ?? receivedAt),
    historical: true,
    externalId,
    via,
  };
}
