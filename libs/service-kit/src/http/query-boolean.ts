import { Transform } from 'class-transformer';

/** Reads `true` or `false` from a query string. Anything else stays what it is, for `@IsBoolean` to refuse: `Boolean('false')` would be true. */
export function QueryBoolean(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value));
}
