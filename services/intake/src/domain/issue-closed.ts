import type { IssueClosedV1 } from '@xianban/contracts/events/issue-closed';
import type { Category, LimitClass, Nature } from '@xianban/contracts/values/classification';
import type { ChannelName, IssueNumber } from '@xianban/contracts/values/identifiers';
import type { Instant } from '@xianban/contracts/values/instant';
import type { Origin } from '@xianban/contracts/values/origin';

import type { IssueCourse } from './moved-issue.js';

/** The part of an issue that moves leave alone. */
export interface IssueOrigin {
  readonly number: IssueNumber;
  readonly channel: ChannelName;
  readonly origin: Origin;
  readonly category: Category;
  readonly nature: Nature;
  readonly limitClass: LimitClass;
  readonly receivedAt: Instant;
}

/** What is told when an issue closes; undefined if it has not. */
export function issueClosed(origin: IssueOrigin, course: IssueCourse): IssueClosedV1 | undefined {
  const { outcome, closedAt } = course;
  if (course.state !== 'closed' || !outcome || !closedAt) return undefined;
  return {
    issue: origin.number,
    round: course.round,
    outcome,
    channel: origin.channel,
    origin: origin.origin,
    category: origin.category,
    nature: origin.nature,
    limitClass: origin.limitClass,
    ...(course.areas && { areas: course.areas }),
    ...(course.unit && { unit: course.unit }),
    receivedAt: origin.receivedAt,
    closedAt,
    ...(course.resolvedAt && { resolvedAt: course.resolvedAt }),
    ...(course.limitAt && { limitAt: course.limitAt }),
    overdue: course.overdue,
  };
}
