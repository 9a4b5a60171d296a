import type { LimitClass, Nature } from '@xianban/contracts/values/classification';
import fc from 'fast-check';

import { likeness, type Matter } from './likeness.js';
import { matterSketch, sketchBytes, sketchOf, weighedWord } from './matter-sketch.js';

const REACH = { withinMetres: 50, withinHours: 24 };
const weighed = (words: ReadonlyMap<number, number>): number[] => [...words].map(([hash, weight]) => weighedWord(hash, weight));
const hashes = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const few = fc.integer({ min: 1, max: 12 });
const sketch = fc
  .record({
    words: fc.array(fc.tuple(few, fc.double({ min: 0.05, max: 1, noNaN: true })), { maxLength: 20 }).map((words) => new Map(words)),
    faults: fc.uniqueArray(few, { maxLength: 2 }).map((faults) => new Set(faults)),
    numbers: fc
      .array(fc.tuple(fc.integer({ min: 1, max: 2 }), fc.uniqueArray(few, { minLength: 1, maxLength: 3 })), { maxLength: 2 })
      .map((numbers) => new Map(numbers.map(([thing, values]) => [thing, new Set(values)]))),
  })
  .map(({ words, ...named }) => matterSketch(weighed(words), named));
const matter: fc.Arbitrary<Matter> = fc.record({
  sketch,
  nature: fc.constantFrom('component' as Nature, 'event' as Nature),
  limitClass: fc.constantFrom<LimitClass>('ordinary', 'emergency'),
  at: fc.tuple(fc.double({ min: 116.4, max: 116.401, noNaN: true }), fc.double({ min: 39.9, max: 39.901, noNaN: true })),
  receivedAtMs: fc.integer({ min: 0, max: 30 * 3_600_000 }),
});

describe('how alike two reports are', () => {
  it('lies between 0 and 1 and is the same from either side', () => {
    fc.assert(
      fc.property(matter, matter, (one, other) => {
        const { score, reasons } = likeness(one, other, REACH);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        const back = likeness(other, one, REACH);
        expect(back.score).toBeCloseTo(score, 12);
        expect(back.reasons).toEqual(reasons);
      }),
    );
  });

  it('is 1 for a report and itself, and 0 out of reach', () => {
    fc.assert(
      fc.property(matter, (one) => {
        expect(likeness(one, one, REACH).score).toBeCloseTo(one.sketch.hashes.length > 0 ? 1 : 0, 12);
        expect(likeness(one, { ...one, at: [one.at[0], one.at[1] + 0.0005] }, REACH).score).toBe(0);
        expect(likeness(one, { ...one, receivedAtMs: one.receivedAtMs + 24 * 3_600_000 + 1 }, REACH).score).toBe(0);
      }),
    );
  });

  it('is less than half for those that number things otherwise', () => {
    fc.assert(
      fc.property(matter, (one) => {
        const numbered = (value: number): Matter => ({ ...one, sketch: { ...one.sketch, numbers: new Map([[1, new Set([value])]]) } });
        const { score, reasons } = likeness(numbered(3), numbered(5), REACH);
        expect(score).toBeLessThan(0.5);
        expect(reasons).toContain('other-number');
      }),
    );
  });
});

describe('a sketch', () => {
  it('is kept as bytes and read again as it was', () => {
    const kept = fc.record({
      words: fc.array(fc.tuple(hashes, fc.double({ min: 0.05, max: 1, noNaN: true })), { maxLength: 64 }).map((words) => new Map(words)),
      faults: fc.uniqueArray(hashes, { maxLength: 3 }).map((faults) => new Set(faults)),
      numbers: fc
        .array(
          fc.tuple(
            hashes.filter((hash) => hash !== 0),
            fc.uniqueArray(hashes, { minLength: 1, maxLength: 4 }),
          ),
          { maxLength: 6 },
        )
        .map((numbers) => new Map(numbers.map(([thing, values]) => [thing, new Set(values)]))),
    });
    fc.assert(
      fc.property(kept, ({ words, ...named }) => {
        const before = matterSketch(weighed(words), named);
        expect(sketchOf(sketchBytes(before))).toEqual(before);
      }),
    );
  });

  it('keep each word once, and of too many those that tell most', () => {
    const words = Array.from({ length: 200 }, (_, hash) => weighedWord(hash, (hash + 1) / 200));
    const { hashes, weights } = matterSketch([...words, ...words], { faults: new Set(), numbers: new Map() });
    expect([...hashes]).toEqual(Array.from({ length: 64 }, (_, index) => 136 + index));
    expect([weights[0], weights.at(-1)]).toEqual([Math.round((137 / 200) * 255), 255]);
  });
});
