import { ValidateBy } from 'class-validator';

/** WGS-84 degrees, [longitude, latitude]. */
export type Position = readonly [longitude: number, latitude: number];

/** True for two finite numbers within ±180 and ±90. */
export function isPosition(value: unknown): value is Position {
  if (!Array.isArray(value) || value.length !== 2) return false;
  const [longitude, latitude] = value as unknown[];
  return within(longitude, 180) && within(latitude, 90);
}

function within(degrees: unknown, limit: number): boolean {
  return typeof degrees === 'number' && Number.isFinite(degrees) && Math.abs(degrees) <= limit;
}

export const IsPosition = () =>
  ValidateBy({
    name: 'isPosition',
    validator: {
      validate: isPosition,
      defaultMessage: () => '$property must be [longitude, latitude] in WGS-84 degrees',
    },
  });
