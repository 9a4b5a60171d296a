import { testPack, type TestPack } from '@xianban/service-kit/testing/write-test-pack';

const name = (text: string) => ({ zh: text, en: text });
const box = (west: number, east: number) => [
  [west, 39.9],
  [east, 39.9],
  [east, 40],
  [west, 40],
  [west, 39.9],
];
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

/**
 * One street with two communities and two management grids, a technical grid in each: the first has a team by day, the second round the clock. By
 * night the street has a team; a department takes the nature `utility`.
 */
export function gridPack(): TestPack {
  return {
    ...testPack(),
    'outline.geojson': { type: 'Polygon', coordinates: [box(116.4, 116.6)] },
    'areas.json': [
      { code: '110105001', level: 'street', parent: '110105', name: name('street') },
      { code: '110105001001', level: 'community', parent: '110105001', name: name('west community') },
      { code: '110105001002', level: 'community', parent: '110105001', name: name('east community') },
      { code: '110105001-01', level: 'management-grid', parent: '110105001', name: name('west grid') },
      { code: '110105001-02', level: 'management-grid', parent: '110105001', name: name('east grid') },
    ],
    'cells.json': [
      { code: '110105001001001', community: '110105001001', managementGrid: '110105001-01', polygon: box(116.4, 116.5) },
      { code: '110105001002001', community: '110105001002', managementGrid: '110105001-02', polygon: box(116.5, 116.6) },
    ],
    'units.json': [
      {
        id: 'west-team',
        name: name('west team'),
        kind: 'grid-team',
        areas: ['110105001-01'],
        duty: [{ weekdays: EVERY_DAY, from: '06:00', to: '22:00' }],
      },
      { id: 'east-team', name: name('east team'), kind: 'grid-team', areas: ['110105001-02'] },
      { id: 'west-community', name: name('west community'), kind: 'community', areas: ['110105001001'], natures: ['component', 'event'] },
      {
        id: 'night-team',
        name: name('night team'),
        kind: 'grid-team',
        areas: ['110105001'],
        duty: [{ weekdays: EVERY_DAY, from: '22:00', to: '06:00' }],
      },
      { id: 'street-office', name: name('street office'), kind: 'street', areas: ['110105001'] },
      { id: 'utilities', name: name('utilities'), kind: 'department', areas: ['110105'], natures: ['utility'] },
      { id: 'district-centre', name: name('district centre'), kind: 'district', areas: ['110105'] },
    ],
    'vocabulary.yaml': { ...(testPack()['vocabulary.yaml'] as object), natures: ['component', 'event', 'utility'] },
  };
}
