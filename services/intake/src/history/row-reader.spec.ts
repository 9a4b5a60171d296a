import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'csv-parse/sync';
import { DistrictPack } from '@xianban/service-kit/district/district-pack';

import { CsvFile } from './csv/csv-file.js';
import { boston311 } from './mappings/boston-311.js';
import type { PastIssue } from './past-issue.js';
import { PlacesOfDistrict } from './places-of-district.js';
import { RowReader } from './row-reader.js';

const DISTRICTS = join(__dirname, '../../../../deploy/districts');
const BOSTON = join(DISTRICTS, 'boston-2015');
const DAY = join(BOSTON, 'day-2015-03-16.csv');
/** The whole file is not part of this repository, but may lie beside the workspace. */
const WHOLE = join(DISTRICTS, '../../../shared/data/boston-311-2015-jan-sep.csv.gz');
const pack = new DistrictPack(BOSTON);
const asOfMs = Date.parse('2026-01-01T00:00:00Z');
const sources = (file: string) => parse<Record<string, string>>(readFileSync(join(BOSTON, 'sources', file)), { columns: true });

const [header = [], example = []]: string[][] = parse(readFileSync(DAY), { to: 2 });
const readerOn = (district: DistrictPack, columns: readonly string[] = header) =>
  new RowReader(boston311, columns, { policy: district.policy, places: new PlacesOfDistrict(boston311, district), asOfMs });
const reader = readerOn(pack);
const withValues = (values: Readonly<Record<string, string>>) => header.map((name, index) => values[name] ?? example[index]);
const read = (values: Readonly<Record<string, string>> = {}) => reader.read(withValues(values));

async function everyRow(path: string) {
  const file = await CsvFile.open(path);
  const read = readerOn(pack, file.header);
  const count = { rows: 0, refused: 0, open: 0, compared: 0, equal: 0 };
  for await (const { records } of file.blocks(file.firstBytes)) {
    for (const record of records) {
      const row = read.read(record);
      count.rows += 1;
      if ('reason' in row) count.refused += 1;
      else {
        if (row.endedMs === undefined) count.open += 1;
        if (row.overdueAtSource !== undefined) count.compared += 1;
        if (row.overdueAtSource === row.overdue) count.equal += 1;
      }
    }
  }
  return count;
}

describe("Boston's requests", () => {
  it('get our own verdict on the limit, which is the city’s in each of the 61,988 that have a limit, an end and a verdict', async () => {
    expect(await everyRow(DAY)).toEqual({ rows: 314, refused: 0, open: 30, compared: 212, equal: 212 });
    for (const path of [WHOLE].filter(existsSync)) {
      expect(await everyRow(path)).toEqual({ rows: 93_963, refused: 0, open: 14_257, compared: 61_988, equal: 61_988 });
    }
  });

  it('are sorted as the district pack sorts them, with area and unit', () => {
    expect(Object.entries(boston311.kinds.table).map(([reason, { category, nature }]) => [reason, category, nature])).toEqual(
      sources('reasons.csv').map(({ reason, category }, index) => [reason, category, pack.vocabulary.natures[index]]),
    );
    expect(Object.entries(boston311.limitClasses.table)).toEqual(
      sources('limit-classes.csv').map(({ type, limitClass }) => [type, limitClass]),
    );
    expect(Object.entries(boston311.units.table)).toEqual(sources('departments.csv').map(({ code, id }) => [code, id]));
    const { areas, kind } = read({ precinct: '306', department: 'PWDx' }) as PastIssue;
    expect(areas?.managementGrid).toMatch(/-0306$/);
    expect(areas?.technicalGrid).toMatch(new RegExp(`^${areas?.community ?? ''}`));
    expect(kind.unit).toBe('public-works');
  });

  it('keep their own positions in another district, and get none of its areas and units', () => {
    const elsewhere = readerOn(new DistrictPack(join(DISTRICTS, 'chaoyang')));
    expect(elsewhere.read(withValues({ precinct: '306', department: 'PWDx' }))).toMatchObject({
      areas: undefined,
      kind: expect.not.objectContaining({ unit: expect.anything() }) as object,
      longitude: Number(example[header.indexOf('longitude')]),
    });
  });
});

describe('a row', () => {
  it('ends as its closure says, without a fix that nobody claimed', () => {
    const closed = { closed_at: '2015-04-01T08:00:00', status: 'Closed' };
    expect(read({ ...closed, closure: 'resolved' })).toMatchObject({ kind: { state: 'closed', outcome: 'fixed' } });
    expect(read({ ...closed, closure: 'noted' })).toMatchObject({ kind: { state: 'closed', outcome: 'unfixed' } });
    expect(read({ ...closed, closure: 'duplicate' })).toMatchObject({ kind: { state: 'merged' } });
    expect(read({ closed_at: '', status: 'Open', closure: '', target_at: '2015-04-01T08:00:00' })).toMatchObject({
      kind: { state: 'received' },
      overdue: true,
    });
  });

  it('that ends a moment before it began has no duration, since clocks differ', () => {
    const row = read({ opened_at: '2015-04-01T08:00:30', closed_at: '2015-04-01T08:00:00', status: 'Closed', closure: 'closed' });
    expect(row).toMatchObject({ endedMs: Date.parse('2015-04-01T08:00:30-04:00') });
  });

  it.each([
    [{ case_id: '' }, 'case_id', 'missing'],
    [{ case_id: '=cmd|calc' }, 'case_id', 'not-an-id'],
    [{ opened_at: '' }, 'opened_at', 'missing'],
    [{ opened_at: '2015-02-29T10:00:00' }, 'opened_at', 'not-a-time'],
    [{ opened_at: '2015-03-08T02:30:00' }, 'opened_at', 'no-such-local-time'],
    [{ opened_at: '2031-01-01T00:00:00' }, 'opened_at', 'in-the-future'],
    [{ target_at: 'soon' }, 'target_at', 'not-a-time'],
    [{ opened_at: '2015-03-16T10:00:00', closed_at: '2015-03-16T09:57:59', status: 'Closed' }, 'closed_at', 'before-receipt'],
    [{ closed_at: '2015-04-01T08:00:00', status: 'Open' }, 'status', 'contradicts-the-end'],
    [{ latitude: '-71.0648', longitude: '42.3574' }, 'longitude', 'outside-the-source'],
    [{ latitude: 'NaN' }, 'latitude', 'not-a-number'],
    [{ latitude: '1e2' }, 'latitude', 'not-a-number'],
    [{ longitude: '' }, 'longitude', 'missing'],
    [{ reason: 'constructor' }, 'reason', 'unknown-value'],
    [{ source: '__proto__' }, 'source', 'unknown-value'],
    [{ title: 'a\u0000b' }, 'title', 'not-plain-text'],
    [{ title: 'a\u202eb' }, 'title', 'not-plain-text'],
    [{ title: '\uFFFD\uFFFD' }, 'title', 'not-utf-8'],
    [{ location: 'x'.repeat(3_000) }, 'location', 'too-long'],
  ])('with %j is refused for %s: %s', (values, field, reason) => {
    expect(read(values)).toMatchObject({ field, reason });
  });

  it('of another length is refused as a whole, and so is one that is none', () => {
    expect(reader.read(example.slice(1))).toEqual({ field: 'row', reason: 'wrong-number-of-columns' });
    expect(reader.read('quote-not-closed')).toEqual({ field: 'row', reason: 'quote-not-closed' });
  });
});

it('names the column that a file lacks or has twice', () => {
  expect(() =>
    readerOn(
      pack,
      header.filter((name) => name !== 'target_at'),
    ),
  ).toThrow('no column target_at');
  expect(() => readerOn(pack, [...header, 'case_id'])).toThrow('column case_id twice');
});
