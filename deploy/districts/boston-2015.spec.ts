import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'csv-parse/sync';

import { bostonRequests } from './generate/boston-requests.ts';
import { buildBoston } from './generate/build-boston.ts';
import { dayOf } from './generate/day-of.ts';
import { federalHolidays } from './generate/federal-holidays.ts';
import { rawPack } from './testing/raw-pack.ts';
import { encloses } from './testing/ring-facts.ts';

const pack = rawPack('boston-2015');
const extract = join(pack.folder, 'day-2015-03-16.csv');
/** The whole file of the city is not part of this repository, but may lie beside it. */
const wholeFile = join(import.meta.dirname, '../../../shared/data/boston-311-2015-jan-sep.csv.gz');
const wholeFiles = [wholeFile].filter((path) => existsSync(path));

describe('the city of Boston in 2015', () => {
  it('has 17 neighbourhoods, the 22 wards and the 253 precincts of the data', () => {
    const codes = (level: string): string[] => pack.areas.filter((area) => area.level === level).map(({ code }) => code);
    expect(codes('street')).toHaveLength(17);
    expect(new Set(codes('community').map((code) => code.slice(-3))).size).toBe(22);
    expect(codes('management-grid')).toHaveLength(253);
    expect(pack.cells).toHaveLength(253);
  });

  it('has every place of the data inside its outline', () => {
    const [outline] = pack.outline.coordinates;
    for (const file of [extract, ...wholeFiles]) {
      const places = new Map(bostonRequests(file).map(({ at }) => [String(at), at]));
      expect([...places.values()].filter((at) => !encloses(outline, at))).toEqual([]);
    }
  });

  it('knows every type and reason of the day as a word, or as the beginning of one that is too long', () => {
    const words = pack.vocabulary.rules.map(({ word }) => word);
    for (const { type, reason } of bostonRequests(extract)) {
      expect(words.some((word) => type.startsWith(word))).toBe(true);
      expect(words).toContain(reason);
    }
  });

  it('has a department or the hotline for each reason, and one unit that never sleeps', () => {
    expect(pack.units.filter(({ kind }) => kind === 'district').map(({ id, duty }) => [id, duty])).toEqual([['mayors-hotline', undefined]]);
    const streetLights = pack.units.filter(({ natures }) => natures?.includes('street-lights'));
    expect(streetLights.map(({ id }) => id)).toEqual(['public-works']);
  });

  it('keeps federal holidays on the days on which offices closed', () => {
    expect(federalHolidays([2015, 2016])).toEqual(pack.holidays);
    // Independence Day 2015 was a Saturday, Christmas 2016 a Sunday
    expect(pack.holidays.holidays).toEqual(expect.arrayContaining(['2015-07-03', '2015-09-07', '2016-12-26']));
  });
});

describe('the extract of 16 March 2015', () => {
  const rows = parse<Record<string, string>>(readFileSync(extract), { columns: true });

  it('has all columns of the 314 requests opened on that day', () => {
    expect(rows).toHaveLength(314);
    expect(Object.keys(rows[0])).toHaveLength(22);
    expect(rows.every(({ opened_at }) => opened_at.startsWith('2015-03-16T'))).toBe(true);
  });

  it('has requests of every kind that a replay must tell apart', () => {
    const kinds = new Set(
      rows.map(({ on_time, status, target_at }) => [on_time, status, target_at === '' ? 'no limit' : 'limit'].join(' ')),
    );
    expect([...kinds]).toEqual(
      expect.arrayContaining(['ONTIME Closed limit', 'OVERDUE Closed limit', 'OVERDUE Open limit', 'ONTIME Closed no limit']),
    );
  });
});

describe("the generator of Boston's pack", () => {
  it('writes the very files that are kept, where the whole data lies at hand', () => {
    for (const path of wholeFiles) {
      const files = { ...buildBoston(path, join(pack.folder, 'sources')), 'day-2015-03-16.csv': dayOf(path, '2015-03-16') };
      for (const [file, content] of Object.entries(files)) {
        expect(content === readFileSync(join(pack.folder, file), 'utf8') ? file : `${file} differs`).toBe(file);
      }
    }
    expect(existsSync(extract)).toBe(true);
  });
});
