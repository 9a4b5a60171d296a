import fc from 'fast-check';

import { canonicalJson } from './canonical-json.js';

describe('canonical JSON', () => {
  it('is the same whatever the order of fields', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: undefined })).toBe(canonicalJson({ b: [1, { c: 'x', d: null }] }));
  });

  it('says the same as the value, and differs for values that differ', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        const normal = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
        expect(JSON.parse(canonicalJson(one))).toEqual(normal(one));
        if (canonicalJson(one) === canonicalJson(other)) expect(normal(one)).toEqual(normal(other));
      }),
    );
  });
});
