import type { Category, LimitClass } from '@xianban/contracts/values/classification';
import type { LadderLevel } from '@xianban/contracts/values/judgement';

// the vocabulary's own checks bring class-validator along, which a workflow must not load: a spec holds these to the same examples

/** Levels of the ladder, lowest first. */
export const LEVELS: readonly LadderLevel[] = ['community', 'street', 'district'];

export function isLevel(value: unknown): value is LadderLevel {
  return (LEVELS as readonly unknown[]).includes(value);
}

const CATEGORIES: readonly Category[] = ['city-management', 'public-safety', 'livelihood', 'convenience', 'complaint'];
const LIMIT_CLASSES: readonly LimitClass[] = ['emergency', 'utility', 'ordinary', 'complex'];

export function isCategory(value: unknown): value is Category {
  return (CATEGORIES as readonly unknown[]).includes(value);
}

export function isLimitClass(value: unknown): value is LimitClass {
  return (LIMIT_CLASSES as readonly unknown[]).includes(value);
}

export function isNature(value: unknown): value is string {
  return matches(value, /^[a-z][a-z0-9-]{0,39}$/);
}

export function isReasonCode(value: unknown): value is string {
  return matches(value, /^[a-z][a-z0-9-]{1,63}$/);
}

export function isUnitId(value: unknown): value is string {
  return matches(value, /^[a-z0-9][a-z0-9-]{0,63}$/);
}

export function isIssueNumber(value: unknown): value is string {
  return matches(value, /^\d{6}-\d{4}-\d{6,9}$/);
}

export function isUuid(value: unknown): value is string {
  return matches(value, /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
}

function matches(value: unknown, pattern: RegExp): boolean {
  return typeof value === 'string' && pattern.test(value);
}
