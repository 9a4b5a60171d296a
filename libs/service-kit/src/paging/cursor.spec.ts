import fc from 'fast-check';

import { Problem } from '../http/problem.js';
import { readCursor, writeCursor } from './cursor.js';
import { pageOf } from './page-of.js';

it('reads back the place that it was written for', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.uuid(), fc.string({ maxLength: 20 }), (ms, id, word) => {
      fc.pre(!word.includes('\0'));
      expect(readCursor(writeCursor([ms, id, word]), ['integer', 'uuid', 'string'])).toEqual([ms, id, word]);
    }),
  );
  expect(readCursor(undefined, ['integer'])).toBeUndefined();
});

it('refuses everything else with 400 for the field `cursor`', () => {
  const refusal = (cursor: string) => {
    try {
      return readCursor(cursor, ['integer', 'uuid']);
    } catch (error) {
      return error instanceof Problem ? [error.details.status, error.details.field] : error;
    }
  };
  const foreign = [[1], [1, 'x'], ['1', '0190a7f0-0000-7000-8000-000000000000'], [1.5, 'x'], [2 ** 60, 'x'], {}, null, [1, 2, 3]];
  const cursors = foreign.map((values) => writeCursor(values as string[]));
  for (const cursor of [...cursors, '', 'a b', '****', 'bm90IGpzb24', 'a'.repeat(501)]) expect(refusal(cursor)).toEqual([400, 'cursor']);
  fc.assert(fc.property(fc.string(), (cursor) => expect(refusal(cursor)).toEqual([400, 'cursor'])));
});

it('pages through a list to its end, each item once, whatever the size of a page', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 20 }), (size, limit) => {
      const list = Array.from({ length: size }, (_, index) => index * 2);
      const seen: number[] = [];
      let cursor: string | undefined;
      let pages = 0;
      do {
        const [after] = readCursor(cursor, ['integer']) ?? [-1];
        const rows = list.filter((item) => item > after).slice(0, limit + 1);
        const page = pageOf(rows, limit, (row) => [row], String);
        seen.push(...page.items.map(Number));
        cursor = page.next;
        pages += 1;
      } while (cursor !== undefined);
      expect(seen).toEqual(list);
      expect(pages).toBe(Math.max(1, Math.ceil(size / limit)));
    }),
  );
});
