import type { Category, LimitClass, Nature } from '@xianban/contracts/values/classification';

import type { PolicySnapshot } from './policy.js';

/** The ways in which an issue is resolved. `direct`: the responsible unit does it. */
export type HandlingPath = 'direct';

/** What the choice of a path may depend on. */
export interface PathQuestion {
  readonly category: Category;
  readonly nature: Nature;
  readonly limitClass: LimitClass;
}

/** The path on which an issue is resolved. Every issue is handled directly. */
export const handlingPath: (issue: PathQuestion, policy: PolicySnapshot) => HandlingPath = () => 'direct';
