import { ValidateBy } from 'class-validator';

/** An existing ISO date, e.g. 2026-03-01. */
export function IsDate(): PropertyDecorator {
  return ValidateBy({
    name: 'isDate',
    validator: {
      validate: (value) =>
        typeof value === 'string' && /^20\d{2}-\d{2}-\d{2}$/.test(value) && new Date(`${value}T00:00:00Z`).toJSON()?.slice(0, 10) === value,
      defaultMessage: () => '$property must be a date such as 2026-03-01',
    },
  });
}
