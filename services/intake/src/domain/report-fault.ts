import type { ReportContent } from '../channel-kit/channel.js';
import type { DistrictOutline } from './district-outline.js';
import type { KeyCapability } from './key-capability.js';
import { isOfOurTime } from './of-our-time.js';
import type { VocabularyMatcher } from './vocabulary-matcher.js';

/** A phone's clock may run ahead of ours by so much. */
const CLOCK_SLACK_MS = 10 * 60_000;

const TIMES = ['observedAt', 'occurredAt', 'limitAt'] as const;

/** What a report is held against. */
export interface ReportYardstick {
  readonly outline: DistrictOutline;
  readonly vocabulary: VocabularyMatcher;
  readonly keyCan: readonly KeyCapability[];
  readonly attachments: number;
  /** District clock, epoch milliseconds. */
  readonly nowMs: number;
}

/** A field of the report, in the kit's words, and what is wrong with it. */
export interface ReportFault {
  readonly field: keyof ReportContent;
  readonly detail: string;
}

/** Why a well-formed report is not taken, or undefined. */
export function reportFault(content: ReportContent, yardstick: ReportYardstick): ReportFault | undefined {
  const { outline, vocabulary, keyCan, attachments, nowMs } = yardstick;
  const mayBackdate = keyCan.includes('backdates');
  if (content.occurredAt && !mayBackdate) return { field: 'occurredAt', detail: 'only a key with the capability backdates may say this' };
  if (content.limitAt && !mayBackdate) return { field: 'limitAt', detail: 'only a key with the capability backdates may say this' };
  if (content.occurredAt && Date.parse(content.occurredAt) > nowMs)
    return { field: 'occurredAt', detail: "must not be after the district's now" };
  if (content.observedAt && Date.parse(content.observedAt) > nowMs + CLOCK_SLACK_MS)
    return { field: 'observedAt', detail: 'must not be in the future' };
  const absurd = TIMES.find((field) => content[field] !== undefined && !isOfOurTime(Date.parse(content[field])));
  if (absurd) return { field: absurd, detail: 'must be of the years 1970 to 2199' };
  if (!outline.contains(content.at)) return { field: 'at', detail: 'the point lies outside the district' };
  if (content.nature && !vocabulary.knows(content.nature)) return { field: 'nature', detail: 'is not a nature of this district' };
  if ((content.photos?.length ?? 0) > attachments) return { field: 'photos', detail: `must not be more than ${attachments}` };
  return undefined;
}
