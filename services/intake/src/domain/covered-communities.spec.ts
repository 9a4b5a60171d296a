import type { AreaCode } from '@xianban/contracts/values/identifiers';
import type { Area } from '@xianban/service-kit/district/area';

import { coveredCommunities } from './covered-communities.js';

const area = (code: string, level: Area['level'], parent: string) => ({ code, level, parent, name: { zh: code, en: code } }) as Area;
const AREAS = [
  area('s1', 'street', 'd'),
  area('s2', 'street', 'd'),
  area('c2', 'community', 's1'),
  area('c1', 'community', 's1'),
  area('c3', 'community', 's2'),
  area('g1', 'management-grid', 's1'),
];

it.each([
  [['*'], ['c1', 'c2', 'c3']],
  [['s1'], ['c1', 'c2']],
  [
    ['c3', 'c1'],
    ['c1', 'c3'],
  ],
  [['g1'], []],
  [[], []],
])('who answers for %j answers for the communities %j', (areas, communities) => {
  expect(coveredCommunities(AREAS, { areas: areas as AreaCode[] })).toEqual(communities);
});
