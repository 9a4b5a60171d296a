import { Transform } from 'class-transformer';

const NUMBER = /^-?\d{1,15}(\.\d{1,15})?$/;

/** Reads a number from a query string. Anything else stays what it is, for `@IsNumber` or `@IsInt` to refuse: `Number('')` would be 0. */
export function QueryNumber(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => (typeof value === 'string' && NUMBER.test(value) ? Number(value) : value));
}
