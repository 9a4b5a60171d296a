import type { AreaCode } from '@xianban/contracts/values/identifiers';
import { type Actor, WHOLE_DISTRICT } from '@xianban/service-kit/identity/actor';
import type { Area } from '@xianban/service-kit/district/area';

/** Codes of the areas whose signs an actor may see: their own and what lies in them. Undefined for the whole district. */
export function areasOfSigns(actor: Actor, areas: ReadonlyMap<AreaCode, Area>): readonly AreaCode[] | undefined {
  if (actor.areas.includes(WHOLE_DISTRICT)) return undefined;
  const own = new Set<string>(actor.areas);
  return [...areas.values()].filter(({ code, parent }) => own.has(code) || own.has(parent)).map(({ code }) => code);
}
