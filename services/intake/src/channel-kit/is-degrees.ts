import { ValidateBy } from 'class-validator';

/** Degrees as a finite number (not a text of one) within ±`limit`: 180 for longitudes, 90 for latitudes. */
export function IsDegrees(limit: 90 | 180): PropertyDecorator {
  return ValidateBy({
    name: 'isDegrees',
    validator: {
      validate: (value) => typeof value === 'number' && Math.abs(value) <= limit,
      defaultMessage: () => `$property must be a number of degrees within ±${limit}`,
    },
  });
}
