import type { IssueState } from '@xianban/contracts/values/issue-state';
import type { CatalogueParams } from '@xianban/service-kit/language/catalogue';

import type { IntakeText } from '../texts/intake-texts.js';
import type { TimelineKind } from './timeline-kind.js';

/** A text of the catalogue with its parameters. */
export interface Wording {
  readonly key: IntakeText;
  readonly params: CatalogueParams;
}

/** An entry as the timeline keeps it. */
export interface TimelineFact {
  readonly kind: TimelineKind;
  readonly detail: Readonly<Record<string, string | number | boolean>>;
}

/** Turns codes into words of the reader's language. */
export interface Names {
  state(state: IssueState): string;
  unit(id: string): string;
}

/** What a reporter is told about an entry; undefined for what goes on behind the counter. */
export function statusEntry({ kind, detail }: TimelineFact, names: Names): Wording | undefined {
  switch (kind) {
    case 'received':
    case 'report-joined':
    case 'call-back-asked':
    case 'call-back-answered':
    case 'reopening-asked':
    case 'partner-updated':
      return { key: `entry-${kind}`, params: {} };
    case 'moved':
      return { key: 'entry-moved', params: { state: names.state(String(detail.to) as IssueState) } };
    case 'task-accepted':
    case 'task-handled':
      // who inspects or looks back is no news about the matter
      return detail.taskKind === 'handling' ? { key: `entry-${kind}`, params: { unit: names.unit(String(detail.unit)) } } : undefined;
    case 'merged-in':
    case 'split-off':
      return { key: `entry-${kind}`, params: { from: String(detail.from) } };
    case 'merge-asked':
    case 'split':
    case 'limit-recorded':
    case 'request-made':
    case 'request-decided':
    case 'looked-back':
    case 'reclassified':
    case 'task-dispatched':
    case 'task-returned':
    case 'task-escalated':
    case 'task-verified':
    case 'task-inspected':
    case 'task-withdrawn':
      return undefined;
    default:
      return kind satisfies never;
  }
}
