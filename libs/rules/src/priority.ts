import type { LimitClass } from '@xianban/contracts/values/classification';

/** How urgently an operator should look at an issue. */
export type Priority = 'urgent' | 'high' | 'normal' | 'low';

/** The shorter the limit of a class, the higher the priority. */
export function priorityOf(limitClass: LimitClass): Priority {
  switch (limitClass) {
    case 'emergency':
      return 'urgent';
    case 'utility':
      return 'high';
    case 'ordinary':
      return 'normal';
    case 'complex':
      return 'low';
    default:
      throw new RangeError(`unknown class of limit: ${String(limitClass satisfies never)}`);
  }
}
