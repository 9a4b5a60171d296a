import type { AreaCode, UnitId } from '@xianban/contracts/values/identifiers';

import type { Role } from './role.js';

/** Stands for every area of the district in an actor's `areas`. */
export const WHOLE_DISTRICT = '*';

/** Who acts, as told by a verified token. */
export interface Actor {
  /** Stable id of the person or program at the issuer. */
  readonly sub: string;
  readonly role: Role;
  /** Codes of the areas the actor answers for, on any level; `['*']` is the whole district. */
  readonly areas: readonly (AreaCode | typeof WHOLE_DISTRICT)[];
  readonly unit?: UnitId;
  /** Extra rights, e.g. `backdates`. */
  readonly can: readonly string[];
}
