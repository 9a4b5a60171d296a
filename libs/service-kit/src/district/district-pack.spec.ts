import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { testPack, type TestPack, writeTestPack } from '../testing/write-test-pack.js';
import { DistrictPack } from './district-pack.js';
import { PackError } from './pack-error.js';

/** The pack with one value replaced, e.g. at `policy.yaml`, `limits.emergency.amount`. */
function packWith(file: string, path: string, value: unknown): DistrictPack {
  const pack = JSON.parse(JSON.stringify(testPack())) as TestPack;
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  let place = pack[file] as Record<string, unknown>;
  for (const step of steps) place = place[step] as Record<string, unknown>;
  if (value === undefined) delete place[last];
  else place[last] = value;
  return new DistrictPack(writeTestPack(pack));
}

const NAMESAKE = { word: '灯', id: '路灯', category: 'city-management', nature: 'component' };

function faultOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof PackError) return error.message;
    throw error;
  }
  return 'no fault';
}

it('reads who the district is, and its rules', () => {
  const pack = new DistrictPack(writeTestPack());
  expect(pack).toMatchObject({ name: { zh: '试验区' }, districtCode: '110105', zone: 'Asia/Shanghai' });
  expect(pack.policy.limits.emergency).toEqual({ amount: 2, kind: 'hours' });
  expect(pack.policy.calendar).toMatchObject({
    zone: 'Asia/Shanghai',
    weekdays: [1, 2, 3, 4, 5],
    holidays: ['2026-10-01'],
    workdays: ['2026-10-10'],
  });
  expect(pack.outline[0]).toHaveLength(5);
  expect(pack.vocabulary.rules[0]).toMatchObject({ word: '路灯', keyword: '路灯' });
});

it('reads areas, units, natures and cells when they are asked for', () => {
  const pack = new DistrictPack(writeTestPack());
  expect([...pack.areas().values()].map(({ level }) => level)).toEqual(['street', 'community', 'management-grid']);
  expect(pack.units().get('test-grid-team' as never)?.areas).toEqual(['110105001-01']);
  expect(pack.natures().get('component' as never)).toEqual({ zh: '部件', en: 'Components' });
  expect(pack.cells()).toMatchObject([{ code: '110105001001001', managementGrid: '110105001-01' }]);
});

it('gives the policy another version whenever a rule or a holiday changes, and only then', () => {
  const { version } = new DistrictPack(writeTestPack()).policy;
  expect(new DistrictPack(writeTestPack()).policy.version).toBe(version);
  expect(packWith('policy.yaml', 'callBack.windowHours', 48).policy.version).not.toBe(version);
  expect(packWith('holidays.json', 'holidays', []).policy.version).not.toBe(version);
  expect(packWith('policy.yaml', 'name.en', 'Another name').policy.version).toBe(version);
});

it('gives the policy as plain data, for it travels as JSON', () => {
  const { policy } = new DistrictPack(writeTestPack());
  expect(Object.getPrototypeOf(policy.limits.emergency)).toBe(Object.prototype);
});

it.each([
  ['policy.yaml', 'limits.emergency.amount', -1, 'limits.emergency.amount'],
  ['policy.yaml', 'limits.utility', undefined, 'limits.utility'],
  ['policy.yaml', 'limits.ordinary.kind', 'weeks', 'limits.ordinary.kind'],
  ['policy.yaml', 'ladder.1.percent', 101, 'ladder.1.percent'],
  ['policy.yaml', 'zone', 'Asia/Chaoyang', 'zone'],
  ['policy.yaml', 'districtCode', 110105, 'districtCode'],
  ['policy.yaml', 'surprise', 1, 'surprise'],
  ['policy.yaml', 'working.windows.0.to', '25:00', 'working.windows.0.to'],
  ['holidays.json', 'holidays.0', '1 October', 'holidays'],
  ['vocabulary.yaml', 'rules.0.nature', 'unknown', 'rules.0.nature'],
  ['vocabulary.yaml', 'rules.0.category', 'unknown', 'rules.0.category'],
  ['vocabulary.yaml', 'rules.0.qualities', ['beauty'], 'rules.0.qualities'],
  ['vocabulary.yaml', 'natureQualities', [{ nature: 'unknown', qualities: ['safety'] }], 'natureQualities.0.nature'],
  ['vocabulary.yaml', 'rules.1', NAMESAKE, 'another rule is called 路灯'],
  ['outline.geojson', 'coordinates.0.4', [116.41, 39.9], 'coordinates.0 must end where it begins'],
  ['outline.geojson', 'coordinates.0.0', [39.9, 116.4], 'coordinates.0'],
  ['outline.geojson', 'type', 'Point', 'one Polygon'],
])('refuses %s with %s = %j, naming both', (file, path, value, named) => {
  const fault = faultOf(() => packWith(file, path, value));
  expect(fault).toMatch(new RegExp(`^district pack: ${file}: `));
  expect(fault).toContain(named);
});

it.each([
  ['areas.json', '1.parent', '110105001-01', '1.parent must be a street'],
  ['areas.json', '0.parent', '110106', '0.parent must be the district'],
  ['areas.json', '2.code', '110105001001', 'twice'],
  ['units.json', '0.areas', ['110105999'], '0.areas: 110105999'],
  ['units.json', '0.natures', ['unknown'], '0.natures: unknown'],
  ['units.json', '1.name.en', undefined, '1.name.en'],
  ['natures.json', '0.code', 'other', 'component of vocabulary.yaml has no name'],
  ['cells.json', '0.managementGrid', '110105001001', '0.managementGrid'],
  ['cells.json', '0.polygon.2', [116.5], '0.polygon'],
])('refuses %s with %s = %j when it is asked for', (file, path, value, named) => {
  const fault = faultOf(() => {
    const pack = packWith(file, path, value);
    return [pack.areas(), pack.units(), pack.natures(), pack.cells()];
  });
  expect(fault).toMatch(new RegExp(`^district pack: ${file}: `));
  expect(fault).toContain(named);
});

it('names a file that is missing or no YAML', () => {
  const folder = writeTestPack();
  rmSync(join(folder, 'holidays.json'));
  expect(faultOf(() => new DistrictPack(folder))).toBe('district pack: holidays.json: cannot be read (ENOENT)');
  expect(faultOf(() => new DistrictPack(join(folder, 'nowhere')))).toContain('policy.yaml');
});
