import { stringify } from 'yaml';

import type { Name, Unit } from '../pack.ts';
import type { ServiceRequest } from './boston-requests.ts';
import { grouped } from './grouped.ts';
import { mostFrequent } from './most-frequent.ts';

/** One of the city's reasons with what this pack adds: its Chinese name, one of the five categories, and some of the five qualities. */
export interface Reason {
  readonly reason: string;
  readonly name_zh: string;
  readonly category: string;
  readonly qualities: readonly string[];
}

export interface Department {
  readonly code: string;
  readonly id: string;
  readonly name: Name;
}

const MOST_KEYWORD_LETTERS = 24;
const MOST_WORD_LETTERS = 40;

/** `Signs & Signals` → `signs-signals`: the city's reasons are the natures of this pack. */
export function natureOf(reason: string): string {
  return reason
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

/** Each department answers in the whole city for the reasons of which it has most; the hotline, which is open day and night, for whatever is left. */
export function bostonUnits(
  district: string,
  requests: readonly ServiceRequest[],
  departments: readonly Department[],
  hotline: string,
): Unit[] {
  const byReason = grouped(requests, ({ reason }) => reason);
  const leaders = new Map([...byReason].map(([reason, about]) => [reason, mostFrequent(about.map(({ department }) => department))]));
  const reasons = [...leaders.keys()].sort();
  return departments.flatMap(({ code, id, name }): Unit[] => {
    const unit = { id, name, areas: [district] };
    if (code === hotline) return [{ ...unit, kind: 'district' }];
    const natures = reasons.filter((reason) => leaders.get(reason) === code).map(natureOf);
    return natures.length > 0 ? [{ ...unit, kind: 'department', natures }] : [];
  });
}

/** Names of the natures: the city's reasons in English, ours in Chinese. */
export function bostonNatures(reasons: readonly Reason[]): readonly { readonly code: string; readonly name: Name }[] {
  return reasons.map(({ reason, name_zh }) => ({ code: natureOf(reason), name: { zh: name_zh, en: reason } }));
}

/** The city's own types and reasons as words, longest first, each with the reason that most requests of the type had. */
export function bostonVocabulary(
  requests: readonly ServiceRequest[],
  reasons: readonly Reason[],
  limitClasses: ReadonlyMap<string, string>,
): string {
  const known = new Map(reasons.map((reason) => [reason.reason, reason]));
  const byType = grouped(requests, ({ type }) => type);
  const reasonOfType = new Map([...byType].map(([type, same]) => [type, mostFrequent(same.map(({ reason }) => reason)) ?? '']));
  const words = new Map([...reasons.map(({ reason }) => [reason, reason] as const), ...reasonOfType]);
  const rules = [...words].map(([word, reason]) => {
    const category = known.get(reason)?.category;
    if (!category) throw new RangeError(`reason ${reason} of ${word} is not among the sources`);
    const limitClass = limitClasses.get(word);
    return {
      word: withinLength(word),
      category,
      nature: natureOf(reason),
      ...(limitClass ? { limitClass } : {}),
      keyword: keywordOf(reason),
    };
  });
  const distinct = [...new Map(rules.map((rule) => [rule.word, rule])).values()];
  const longestFirst = distinct.sort((one, other) => other.word.length - one.word.length || (one.word < other.word ? -1 : 1));
  const fallback = { category: 'convenience', nature: natureOf('General Request'), limitClass: 'ordinary' };
  const comment = '# The words of the city itself. Written by `npm run generate:boston` from the data and the sources folder.\n';
  const vocabulary = {
    natures: reasons.map(({ reason }) => natureOf(reason)),
    natureQualities: reasons.map(({ reason, qualities }) => ({ nature: natureOf(reason), qualities })),
    default: fallback,
    rules: longestFirst,
  };
  return `${comment}${stringify(vocabulary, { lineWidth: 0 })}`;
}

/** A long type without its end, cut between words: what begins alike is alike. */
function withinLength(word: string): string {
  return word.length <= MOST_WORD_LETTERS ? word : word.slice(0, word.lastIndexOf(' ', MOST_WORD_LETTERS)).trimEnd();
}

function keywordOf(reason: string): string {
  const nature = natureOf(reason);
  return nature.length <= MOST_KEYWORD_LETTERS ? nature : nature.slice(0, nature.lastIndexOf('-', MOST_KEYWORD_LETTERS));
}
