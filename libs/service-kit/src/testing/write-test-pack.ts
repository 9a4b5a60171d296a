import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Contents of the files of a small district pack, by file name. */
export type TestPack = Record<string, unknown>;

const name = (text: string) => ({ zh: text, en: text });
const RING = [
  [116.4, 39.9],
  [116.5, 39.9],
  [116.5, 40],
  [116.4, 40],
  [116.4, 39.9],
];

/** One street with one community, one management grid and one cell, in Shanghai's zone, with the default rules. */
export function testPack(): TestPack {
  return {
    'policy.yaml': {
      name: { zh: '试验区', en: 'Test district' },
      districtCode: '110105',
      zone: 'Asia/Shanghai',
      limits: {
        emergency: { amount: 2, kind: 'hours' },
        utility: { amount: 24, kind: 'hours' },
        ordinary: { amount: 7, kind: 'calendar-days' },
        complex: { amount: 15, kind: 'calendar-days' },
      },
      ladder: [
        { level: 'community', percent: 50 },
        { level: 'street', percent: 80 },
        { level: 'district', percent: 100 },
      ],
      inspection: { waitPercent: 10 },
      callBack: { windowHours: 72 },
      lookBack: { days: [30, 90] },
      onTheBooks: { onlyAfterLimit: true },
      dispatch: { askAgainMinutes: 30 },
      // specs report the same again and again and mean another matter each time
      merging: { enabled: false },
      working: { weekdays: [1, 2, 3, 4, 5], windows: [{ from: '09:00', to: '17:00' }] },
    },
    'holidays.json': { holidays: ['2026-10-01'], workdays: ['2026-10-10'] },
    'outline.geojson': { type: 'Polygon', coordinates: [RING] },
    'areas.json': [
      { code: '110105001', level: 'street', parent: '110105', name: name('street') },
      { code: '110105001001', level: 'community', parent: '110105001', name: name('community') },
      { code: '110105001-01', level: 'management-grid', parent: '110105001', name: name('grid') },
    ],
    'cells.json': [{ code: '110105001001001', community: '110105001001', managementGrid: '110105001-01', polygon: RING }],
    'units.json': [
      { id: 'test-grid-team', name: name('team'), kind: 'grid-team', areas: ['110105001-01'] },
      { id: 'test-district', name: name('district'), kind: 'district', areas: ['110105'] },
    ],
    'natures.json': [
      { code: 'component', name: { zh: '部件', en: 'Components' } },
      { code: 'event', name: { zh: '事件', en: 'Events' } },
    ],
    'vocabulary.yaml': {
      natures: ['component', 'event'],
      rules: [{ word: '路灯', category: 'city-management', nature: 'component', keyword: '路灯' }],
      default: { category: 'convenience', nature: 'event', limitClass: 'ordinary' },
    },
  };
}

/** Writes a pack into a new folder below the system's temporary one. The folder's path. */
export function writeTestPack(pack: TestPack = testPack()): string {
  const folder = mkdtempSync(join(tmpdir(), 'xianban-pack-'));
  // JSON is YAML, too
  for (const [file, content] of Object.entries(pack)) writeFileSync(join(folder, file), JSON.stringify(content));
  return folder;
}
