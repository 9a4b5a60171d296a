import fc from 'fast-check';

import { RECORD_CHARACTERS_MOST, splitRecords } from './split-records.js';

const recordsOf = (text: string, isEnd = true) => [...splitRecords(text, isEnd).records];
const quoted = (field: string) => `"${field.replaceAll('"', '""')}"`;

it('splits what RFC 4180 allows: quotes, commas and line breaks in quotes, any line end, no line end at the end', () => {
  expect(recordsOf('a,b\r\n"x, y","1\n2"\n\n"say ""so""",')).toEqual([
    ['a', 'b'],
    ['x, y', '1\n2'],
    ['say "so"', ''],
  ]);
});

it('reads back whatever was quoted', () => {
  const fields = fc.array(fc.stringMatching(/^[ab",\n\r]{0,6}$/), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(fc.array(fields, { minLength: 1, maxLength: 6 }), (rows) => {
      const text = rows.map((row) => row.map(quoted).join(',')).join('\n');
      expect(recordsOf(`${text}\n`)).toEqual(rows);
    }),
  );
});

it('says which lines go on behind a text', () => {
  expect(splitRecords('a,b\nc,"d\ne\n', false).openLines).toBe(2);
  expect(splitRecords('a,b\nc,"d\ne"\n', false).openLines).toBe(0);
});

it('takes one line for bad where a quote is not closed or stands where none may, and goes on with the next', () => {
  expect(recordsOf('1,"open\n2,b\n3,c\n')).toEqual(['quote-not-closed', ['2', 'b'], ['3', 'c']]);
  expect(recordsOf('1,a 5" pipe\n2,a 6" pipe\n3,c\n')).toEqual(['bad-quotes', 'quote-not-closed', ['3', 'c']]);
  expect(recordsOf('1,"a" b\n2,b\n')).toEqual(['bad-quotes', ['2', 'b']]);
});

it('does not keep a record that has no end', () => {
  const long = 'x'.repeat(RECORD_CHARACTERS_MOST + 1);
  expect(recordsOf(`${long}\n1,a\n`)).toEqual(['too-long', ['1', 'a']]);
  expect(splitRecords(`1,"${long}\n2,a\n`, false).openLines).toBe(0);
  expect(recordsOf(`1,"${long}\n2,a\n`, false)).toEqual(['quote-not-closed', ['2', 'a']]);
});
