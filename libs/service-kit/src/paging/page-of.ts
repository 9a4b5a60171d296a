import { writeCursor } from './cursor.js';
import type { Page } from './page.js';

/**
 * A page from rows of which one more was fetched than is shown, so that the last page knows that it is the last.
 * @param rows at most `limit + 1`, in the list's order
 * @param placeOf the sort key of a row, unique within the list
 */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  placeOf: (row: Row) => readonly (string | number)[],
  itemOf: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const items = shown.map(itemOf);
  return rows.length > limit && last !== undefined ? { items, next: writeCursor(placeOf(last)) } : { items };
}
