import { UUID } from '@xianban/contracts/values/identifiers';

import { Problem } from '../http/problem.js';

/** What a place in a list is made of: the sort key of the last item shown. */
type Kinds = { readonly string: string; readonly integer: number; readonly uuid: string };
export type CursorShape = readonly (keyof Kinds)[];
export type CursorValues<Shape extends CursorShape> = { -readonly [Index in keyof Shape]: Kinds[Shape[Index]] };

const LONGEST_STRING = 200;

const FITS: { readonly [Kind in keyof Kinds]: (value: unknown) => boolean } = {
  // NUL would fail in the database
  string: (value) => typeof value === 'string' && value.length <= LONGEST_STRING && value.isWellFormed() && !value.includes('\0'),
  integer: (value) => Number.isSafeInteger(value),
  uuid: (value) => typeof value === 'string' && UUID.test(value),
};

/** An opaque cursor for the place after an item. */
export function writeCursor(values: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(values), 'utf8').toString('base64url');
}

/**
 * The place that a cursor stands for; undefined for the first page.
 * @param shape kinds of the sort key, e.g. `['integer', 'uuid']`
 * @throws Problem 400 for the field `cursor` if it is none of ours
 */
export function readCursor<const Shape extends CursorShape>(cursor: string | undefined, shape: Shape): CursorValues<Shape> | undefined {
  if (cursor === undefined) return undefined;
  const values = parsed(cursor);
  const fits = Array.isArray(values) && values.length === shape.length && shape.every((kind, index) => FITS[kind](values[index]));
  if (!fits) {
    throw new Problem({
      status: 400,
      type: 'urn:xianban:problem:invalid-input',
      title: 'The input is not valid',
      detail: 'cursor must be the `next` of another page of this list',
      field: 'cursor',
    });
  }
  return values as CursorValues<Shape>;
}

function parsed(cursor: string): unknown {
  if (!/^[\w-]{1,500}$/.test(cursor)) return undefined;
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
