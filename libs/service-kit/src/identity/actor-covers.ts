import type { Areas } from '@xianban/contracts/values/areas';

import { type Actor, WHOLE_DISTRICT } from './actor.js';

/** True if a place lies in an area that the actor answers for. */
export function actorCovers(actor: Actor, place: Areas): boolean {
  return actor.areas.some(
    (area) =>
      area === WHOLE_DISTRICT ||
      area === place.managementGrid ||
      area === place.community ||
      area === place.street ||
      area === place.technicalGrid,
  );
}
