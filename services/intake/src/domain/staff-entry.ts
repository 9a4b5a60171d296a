import type { IssueState } from '@xianban/contracts/values/issue-state';
import type { Instant } from '@xianban/contracts/values/instant';
import type { RequestKind } from '@xianban/contracts/values/judgement';

import { SORTED_PARTS, type SortedPart } from './correction-detail.js';
import type { Names, TimelineFact, Wording } from './status-entry.js';

/** Further words that staff read in a timeline. */
export interface StaffNames extends Names {
  kind(kind: RequestKind): string;
  decision(approved: boolean): string;
  yesOrNo(answer: boolean): string;
  level(level: string): string;
  part(part: SortedPart): string;
  /** @param codes one, or several with commas between */
  sorted(part: SortedPart, codes: string): string;
  correctionReason(reason: string): string;
}

/** An entry of the timeline in words for staff. */
export function staffEntry({ kind, detail }: TimelineFact, names: StaffNames): Wording {
  switch (kind) {
    case 'received':
    case 'report-joined':
    case 'call-back-asked':
    case 'call-back-answered':
    case 'reopening-asked':
    case 'partner-updated':
      return { key: `staff-${kind}`, params: {} };
    case 'moved':
      return { key: 'staff-moved', params: { from: names.state(detail.from as IssueState), to: names.state(detail.to as IssueState) } };
    case 'merge-asked':
      return { key: 'staff-merge-asked', params: { into: String(detail.into), reason: String(detail.reason) } };
    case 'merged-in':
      return { key: 'staff-merged-in', params: { from: String(detail.from), reports: Number(detail.reports) } };
    case 'split':
      return { key: 'staff-split', params: { into: String(detail.into), reports: Number(detail.reports), reason: String(detail.reason) } };
    case 'split-off':
      return {
        key: 'staff-split-off',
        params: { from: String(detail.from), reports: Number(detail.reports), reason: String(detail.reason) },
      };
    case 'limit-recorded':
      return { key: 'staff-limit-recorded', params: { limitAt: (detail.limitAt as Instant).slice(0, 16).replace('T', ' ') } };
    case 'request-made':
      return { key: 'staff-request-made', params: { kind: names.kind(detail.kind as RequestKind) } };
    case 'request-decided':
      return {
        key: 'staff-request-decided',
        params: { kind: names.kind(detail.kind as RequestKind), decision: names.decision(detail.approved === true) },
      };
    case 'looked-back':
      return { key: 'staff-looked-back', params: { days: Number(detail.days) } };
    case 'reclassified':
      return {
        key: 'staff-reclassified',
        params: { changes: changesIn(detail, names), reason: names.correctionReason(String(detail.reason)) },
      };
    case 'task-returned':
      return { key: 'staff-task-returned', params: { unit: names.unit(String(detail.unit)), reason: String(detail.reason) } };
    case 'task-escalated':
      return { key: 'staff-task-escalated', params: { level: names.level(String(detail.level)) } };
    case 'task-verified':
      return { key: 'staff-task-verified', params: { result: names.yesOrNo(detail.passed === true) } };
    case 'task-inspected':
      return { key: 'staff-task-inspected', params: { result: names.yesOrNo(detail.found === true) } };
    case 'task-dispatched':
    case 'task-accepted':
    case 'task-handled':
    case 'task-withdrawn':
      return { key: `staff-${kind}`, params: { unit: names.unit(String(detail.unit)) } };
    default:
      return kind satisfies never;
  }
}

function changesIn(detail: TimelineFact['detail'], names: StaffNames): string {
  const changed = SORTED_PARTS.filter((part) => `${part}-to` in detail);
  const shown = (part: SortedPart, end: 'from' | 'to') => names.sorted(part, String(detail[`${part}-${end}`]));
  return changed.map((part) => `${names.part(part)} ${shown(part, 'from')} → ${shown(part, 'to')}`).join(' · ');
}
