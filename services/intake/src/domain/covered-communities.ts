import type { AreaCode } from '@xianban/contracts/values/identifiers';
import { type Actor, WHOLE_DISTRICT } from '@xianban/service-kit/identity/actor';
import type { Area } from '@xianban/service-kit/district/area';

/** Codes of the communities that an actor answers for, in order. @param areas of the district pack */
export function coveredCommunities(areas: Iterable<Area>, actor: Pick<Actor, 'areas'>): AreaCode[] {
  const own = new Set<string>(actor.areas);
  return [...areas]
    .filter(({ level, code, parent }) => level === 'community' && (own.has(WHOLE_DISTRICT) || own.has(code) || own.has(parent)))
    .map(({ code }) => code)
    .sort();
}
