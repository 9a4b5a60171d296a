/**
 * Writes `merging-pairs.json`: pairs of reports that are of one matter or not, from the wordings beside it. Run it again only to change the set:
 * `node test/bench/generate-merging-pairs.ts`. Each wording belongs to one half by lot: what a matcher was tuned on says nothing of words that it has never seen.
 */
import { writeFileSync } from 'node:fs';

import { format } from 'prettier';

import { seededRandom } from '@xianban/districts/generate/seeded-random';
import type { LabelledPair, PairReport } from './merging-pairs.ts';
import { AROUND, PLACES, WORDINGS, type Wordings } from './merging-wordings.ts';

const SEED = 20_191_016;
const PER_KIND = { same: 18, 'other-fault': 9, 'other-number': 9, neighbour: 9 } as const;
/** Of those of one matter, how many say the place in one of the two only. */
const PLACE_LEFT_OUT = 0.35;

const random = seededRandom(SEED);
const int = (below: number): number => Math.floor(random() * below);
const pick = <T>(from: readonly T[]): T => from[int(from.length)];

interface Spot {
  readonly pattern: string;
  readonly fill: Readonly<Record<string, string>>;
}

function spotOf(language: Wordings['language'], numbered = false): Spot {
  const patterns = PLACES[language].filter((pattern) => !numbered || /\{(n|side|letter)\}/.test(pattern));
  const side = language === 'zh' ? pick(['东', '西', '南', '北']) : pick(['north', 'south', 'east', 'west']);
  return { pattern: pick(patterns), fill: { n: String(1 + int(30)), m: String(1 + int(6)), side, letter: pick(['A', 'B', 'C', 'D']) } };
}

/** The same kind of place with another number, side or letter. */
function neighbourOf({ pattern, fill }: Spot): Spot {
  const others = {
    n: String(Number(fill['n']) + 1 + int(4)),
    side:
      ({ 东: '西', 西: '东', 南: '北', 北: '南', north: 'south', south: 'north', east: 'west', west: 'east' } as Record<string, string>)[
        fill['side'] ?? ''
      ] ?? '',
    letter: fill['letter'] === 'A' ? 'B' : 'A',
  };
  return { pattern, fill: { ...fill, ...others } };
}

function textOf(said: string, spot: Spot | undefined, language: Wordings['language']): string {
  const place = spot?.pattern.replace(/\{(\w+)\}/g, (_, name: string) => spot.fill[name] ?? '') ?? '';
  const around = pick(AROUND[language]);
  if (language === 'en') return [said, place].filter(Boolean).join(' ') + (around && `, ${around}`);
  return (random() < 0.75 ? `${place}${said}` : [said, place].filter(Boolean).join('，')) + (around && `，${around}`);
}

const report = (text: string, metres: number, minutes: number): PairReport => ({ text, metres, minutes });

function pairsOf(
  wordings: Wordings,
  part: LabelledPair['part'],
  said: readonly string[],
  all: ReadonlyMap<string, readonly string[]>,
): LabelledPair[] {
  const { language, kind, thing } = wordings;
  const first = (spot: Spot) => report(textOf(pick(said), spot, language), 0, 0);
  const near = (text: string, least = 0) => report(text, least + int(45 - least), int(20 * 60));
  const others = WORDINGS.filter((other) => other.language === language && other.kind !== kind);
  const sameThing = others.filter((other) => other.thing === thing);
  const pairs: LabelledPair[] = [];
  const add = (why: LabelledPair['why'], one: PairReport, other: PairReport): void =>
    void pairs.push({ part, why, same: why === 'same', one, other });
  for (let count = 0; count < PER_KIND.same; count += 1) {
    const spot = spotOf(language);
    add('same', first(spot), near(textOf(pick(said), random() < PLACE_LEFT_OUT ? undefined : spot, language)));
  }
  for (let count = 0; sameThing.length > 0 && count < PER_KIND['other-fault']; count += 1) {
    const spot = spotOf(language);
    add('other-fault', first(spot), near(textOf(pick(all.get(pick(sameThing).kind) ?? []), spot, language)));
  }
  for (let count = 0; count < PER_KIND['other-number']; count += 1) {
    const spot = spotOf(language, true);
    add('other-number', first(spot), near(textOf(pick(said), neighbourOf(spot), language), 10));
  }
  for (let count = 0; count < PER_KIND.neighbour; count += 1) {
    const spot = spotOf(language);
    const other = pick(others.filter((one) => one.thing !== thing));
    add('neighbour', first(spot), near(textOf(pick(all.get(other.kind) ?? []), spot, language)));
  }
  return pairs;
}

/** By lot, half to each. */
const lots = new Map(
  WORDINGS.map(({ kind, said }) => [
    kind,
    said
      .map((words) => ({ words, lot: random() }))
      .sort((one, other) => one.lot - other.lot)
      .map(({ words }) => words),
  ]),
);
const pairs = (['tuned-on', 'held-out'] as const).flatMap((part, index) => {
  const halves = new Map([...lots].map(([kind, said]) => [kind, said.filter((_, place) => place % 2 === index)]));
  return WORDINGS.flatMap((wordings) => pairsOf(wordings, part, halves.get(wordings.kind) ?? [], halves));
});
const file = new URL('./merging-pairs.json', import.meta.url);
writeFileSync(file, await format(JSON.stringify(pairs), { parser: 'json', printWidth: 140 }));
console.log(`${pairs.length} pairs`);
