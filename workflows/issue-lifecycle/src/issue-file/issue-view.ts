import { priorityOf } from '@xianban/rules/priority';
import { isPaused } from '@xianban/rules/limit';
import { both, type Bilingual } from '@xianban/workflow-kit/bilingual';
import { localTime } from '@xianban/workflow-kit/district-time';
import type { SearchAttributeValues } from '@xianban/workflow-kit/search-attributes';

import { LEVELS } from '@xianban/workflow-kit/codes';
import type { IssueOpening } from '../opening.js';
import { courseTable } from './course.js';
import { deadlineOf } from './deadline.js';
import { sortingOf, type IssueRecord, type NamedUnit } from './issue-record.js';
import { CATEGORY_TEXTS, LABELS, LEVEL_TEXTS, LIMIT_CLASS_TEXTS, STATE_TEXTS, WAITING_TEXTS } from './texts.js';

type Seen = Omit<IssueRecord, 'shown'>;

/** One line for the list of workflows: number, category, nature, channel. */
export function openingSummary({ report, round }: IssueOpening): string {
  const again = round > 1 ? ` · ${both({ zh: `第 ${round} 次办理`, en: `round ${round}` })}` : '';
  return `${report.issue} · ${both(CATEGORY_TEXTS[report.category])} · ${report.nature} · ${report.channel}${again}`;
}

/** What never changes about an issue, as Markdown. */
export function openingDetails(opening: IssueOpening): string {
  const { report, round } = opening;
  return list([
    [LABELS.register, link(opening)],
    [LABELS.category, both(CATEGORY_TEXTS[report.category])],
    [LABELS.nature, report.nature],
    [LABELS.channel, report.channel],
    [LABELS.limitClass, both(LIMIT_CLASS_TEXTS[report.limitClass])],
    [LABELS.keywords, report.keywords.join(' ') || '—'],
    [LABELS.round, String(round)],
  ]);
}

/** How the issue stands, as Markdown: kept true by the workflow. */
export function currentDetails(opening: IssueOpening, record: Seen, nowMs: number, refusedOrder: string | undefined): string {
  const { zone } = opening.policy.calendar;
  const limit = `${localTime(deadlineOf(record.ledger, opening.policy, nowMs), zone)} (${zone})`;
  const flags = [...(record.toldLimit?.overdue ? [LABELS.overdue] : []), ...(isPaused(record.ledger) ? [LABELS.paused] : [])].map(both);
  const facts: [Bilingual, string][] = [
    [LABELS.register, link(opening)],
    [LABELS.place, record.place ? both(record.place) : (record.areas?.technicalGrid ?? '—')],
    [LABELS.limit, [limit, ...flags].join(' · ')],
    [LABELS.unit, record.unit ? unitText(record.unit) : '—'],
    [LABELS.escalation, escalationText(record)],
    [LABELS.waiting, waitingText(record, zone, refusedOrder)],
  ];
  const attention = attentionOf(record);
  if (attention !== undefined) facts.unshift([LABELS.attention, `**${attention}**`]);
  return `### ${both(STATE_TEXTS[record.state])}\n\n${list(facts)}\n\n${courseTable(record.course, zone)}\n`;
}

/** What the issue can be listed by. */
export function searchAttributesOf(opening: IssueOpening, record: Seen, nowMs: number): SearchAttributeValues {
  const { report, policy } = opening;
  const { areas, unit } = record;
  const attention = attentionOf(record);
  const { category, nature, limitClass } = sortingOf(opening, record);
  return {
    step: STEPS[record.state],
    status: record.state,
    category,
    nature,
    channel: report.channel,
    priority: priorityOf(limitClass),
    escalationLevel: escalationLevel(record),
    deadline: record.toldLimit?.limitAtMs ?? deadlineOf(record.ledger, policy, nowMs),
    overdue: record.toldLimit?.overdue ?? false,
    ...(areas && { area: [areas.street, areas.community, areas.managementGrid, areas.technicalGrid] }),
    ...(unit && { responsibleUnit: unit.id }),
    ...(attention !== undefined && { attention }),
  };
}

/** What somebody should look at: an order that fails or was refused, or nobody to ask. */
export function attentionOf({ attention, nobody }: Pick<IssueRecord, 'attention' | 'nobody'>): string | undefined {
  return attention ?? (nobody && (nobody.askAgainMs === undefined ? 'no-such-unit' : 'nobody-on-duty'));
}

/** 0 to 3: the highest level that supervises. */
export function escalationLevel({ fired }: Pick<IssueRecord, 'fired'>): number {
  return Math.max(0, ...fired.map((level) => LEVELS.indexOf(level) + 1));
}

/** A unit by its name and its id. */
export function unitText({ id, name }: NamedUnit): string {
  return name ? `${both(name)} (${id})` : id;
}

const STEPS: Readonly<Record<IssueRecord['state'], string>> = {
  received: 'inspect',
  inspecting: 'inspect',
  responding: 'respond',
  resolving: 'resolve',
  'on-the-books': 'resolve',
  verifying: 'resolve',
  judging: 'judge',
  closed: 'judge',
  refused: 'inspect',
  withdrawn: 'inspect',
  merged: 'inspect',
};

function escalationText(record: Seen): string {
  const level = LEVELS[escalationLevel(record) - 1];
  return level ? `${escalationLevel(record)} · ${both(LEVEL_TEXTS[level])}` : '0';
}

function waitingText(record: Seen, zone: string, refusedOrder: string | undefined): string {
  if (refusedOrder !== undefined) return `${both(WAITING_TEXTS.operator)} (${refusedOrder})`;
  if (record.nobody) return both(record.nobody.askAgainMs === undefined ? WAITING_TEXTS['no-unit'] : WAITING_TEXTS.nobody);
  switch (record.state) {
    case 'received':
    case 'inspecting':
      return both(WAITING_TEXTS.inspector);
    case 'responding':
      return both(WAITING_TEXTS.acceptance);
    case 'resolving':
      return both(WAITING_TEXTS.handling);
    case 'on-the-books':
      return `${both(WAITING_TEXTS.review)}${record.reviewMs === undefined ? '' : ` ${localTime(record.reviewMs, zone)}`}`;
    case 'verifying':
      return both(WAITING_TEXTS.verification);
    case 'judging':
      return `${both(WAITING_TEXTS.answers)} ${record.answered.length}/${record.callBacks?.asked.length ?? 0}`;
    default:
      return both(WAITING_TEXTS.nothing);
  }
}

function link({ publicUrl, report }: IssueOpening): string {
  return `[${report.issue}](${publicUrl.replace(/\/$/, '')}/issues/${report.issue})`;
}

function list(facts: readonly (readonly [Bilingual, string])[]): string {
  return facts.map(([label, text]) => `- ${both(label)}: ${text}`).join('\n');
}
