import fc from 'fast-check';

import { contentFault } from './content-fault.js';

it('finds nothing in sound content', () => {
  const sound = fc
    .jsonValue({ maxDepth: 5, stringUnit: 'binary' })
    .filter((value) => !/\\u0000|__proto__|constructor|prototype|"":/.test(JSON.stringify(value)));
  fc.assert(fc.property(sound, (value) => expect(contentFault(value)).toBeUndefined()));
});

it('finds what is wrong, wherever it stands, and names the place', () => {
  const bad = fc.constantFrom('a\0b', '\ud800', 'x\udc00', Infinity, NaN);
  const steps = fc.array(fc.oneof(fc.constantFrom('a', 'b', 'at'), fc.nat({ max: 3 })), { maxLength: 20 });
  fc.assert(
    fc.property(bad, steps, (value, path) => {
      const content = path.reduceRight<unknown>(
        (inner, step) => (typeof step === 'number' ? [...Array.from({ length: step }, () => 1), inner] : { before: 1, [step]: inner }),
        value,
      );
      expect(contentFault(content)?.field).toBe(path.join('.') || 'body');
    }),
  );
});

it('finds bad keys without repeating those that cannot be shown', () => {
  expect(contentFault({ a: { 'b\0': 1 } })).toEqual({ field: 'a', detail: 'a has a key with NUL or half a character' });
  expect(contentFault({ a: { '': 1 } })).toEqual({ field: 'a', detail: 'a has a key without a name' });
  expect(contentFault(JSON.parse('{"a":[{"__proto__":1}]}'))).toMatchObject({ field: 'a.0.__proto__' });
});

it('takes no object with more keys, and no list with more entries, than anybody sends', () => {
  const wide = (keys: number) => ({ a: Object.fromEntries(Array.from({ length: keys }, (_, index) => [`k${index}`, 1])) });
  expect(contentFault(wide(256))).toBeUndefined();
  expect(contentFault(wide(257))).toMatchObject({ field: 'a' });
  const long = (entries: number) => ({ a: Array.from({ length: entries }, () => 1) });
  expect(contentFault(long(10_000))).toBeUndefined();
  expect(contentFault(long(10_001))).toMatchObject({ field: 'a' });
});

it('gives up at 32 levels, and never runs out of stack', () => {
  const nested = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels));
  expect(contentFault(nested(32))).toBeUndefined();
  expect(contentFault(nested(33))).toMatchObject({ detail: expect.stringContaining('nested too deeply') as string });
  expect(contentFault(nested(5_000))).toBeDefined();
});
