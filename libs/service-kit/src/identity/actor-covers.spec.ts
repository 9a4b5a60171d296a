import { Areas } from '@xianban/contracts/values/areas';

import type { Actor } from './actor.js';
import { actorCovers } from './actor-covers.js';

const actorOf = (...areas: string[]) => ({ sub: 'a', role: 'street-staff', areas, can: [] }) as unknown as Actor;

it('covers a place by any of its levels, or by the whole district', () => {
  for (const area of [...Object.values(Areas.example), '*'])
    expect(actorCovers(actorOf('110105999', area as string), Areas.example)).toBe(true);
});

it('covers nothing else', () => {
  expect(actorCovers(actorOf(), Areas.example)).toBe(false);
  expect(actorCovers(actorOf('110105005', '11010500'), Areas.example)).toBe(false);
});
