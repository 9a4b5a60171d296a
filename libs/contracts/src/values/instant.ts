import { ValidateBy } from 'class-validator';

import type { Brand } from './brand.js';

/** ISO 8601 date and time with seconds and a zone, e.g. 2026-03-01T08:15:00+08:00 or 2026-03-01T00:15:00.000Z; in UTC, too, of the years 1 to 9999. */
export type Instant = Brand<'Instant'>;

export const INSTANT =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/** Years that have four digits in every zone and exist in PostgreSQL, which knows no year 0. */
const FIRST_MS = Date.parse('0001-01-01T00:00:00Z');
const LAST_MS = Date.parse('9999-12-31T23:59:59.999Z');

/** True for an existing date (29 February only in leap years) and time with a zone. */
export function isInstant(value: unknown): value is Instant {
  if (typeof value !== 'string' || !INSTANT.test(value)) return false;
  // Date rolls 30 February over into March, so the day must be read back
  const day = new Date(`${value.slice(0, 10)}T00:00:00Z`);
  const ms = Date.parse(value);
  return ms >= FIRST_MS && ms <= LAST_MS && day.getUTCDate() === Number(value.slice(8, 10));
}

/** Milliseconds since 1970 as an instant in UTC. */
export function instantOf(epochMilliseconds: number): Instant {
  return new Date(epochMilliseconds).toISOString() as Instant;
}

export const IsInstant = () =>
  ValidateBy({
    name: 'isInstant',
    validator: {
      validate: isInstant,
      defaultMessage: () => '$property must be an ISO 8601 date and time with seconds and a zone',
    },
  });
