import fc from 'fast-check';

import { addTallies, EMPTY_TALLY, tallyOf, threeRates, withoutExcluded, type CallBackAnswer, type CallBackTally } from './rates.js';

const answers: fc.Arbitrary<CallBackAnswer> = fc.record({
  contacted: fc.boolean(),
  solved: fc.constantFrom('yes', 'no'),
  satisfaction: fc.constantFrom('satisfied', 'basically-satisfied', 'dissatisfied'),
});
const tallyAll = (all: readonly CallBackAnswer[]): CallBackTally => all.map(tallyOf).reduce(addTallies, EMPTY_TALLY);

describe('the three rates', () => {
  const tally: CallBackTally = { valid: 20, contacted: 19, solved: 15, satisfied: 10, basicallySatisfied: 6 };

  it('are shares of the valid call-backs, "basically satisfied" counting nine tenths', () => {
    const rates = threeRates(tally);
    expect(rates.response).toBeCloseTo(0.95);
    expect(rates.resolution).toBeCloseTo(0.75);
    expect(rates.satisfaction).toBeCloseTo((10 + 0.9 * 6) / 20);
  });

  it('weigh 20, 40 and 40 in the composite unless the district weighs otherwise', () => {
    expect(threeRates(tally).composite).toBeCloseTo(0.2 * 0.95 + 0.4 * 0.75 + 0.4 * 0.77);
    expect(threeRates(tally, { response: 1, resolution: 1, satisfaction: 2 }).composite).toBeCloseTo((0.95 + 0.75 + 2 * 0.77) / 4);
  });

  it('do not exist where nobody answered or nothing weighs: undefined, never NaN', () => {
    expect(threeRates(EMPTY_TALLY)).toEqual({ response: undefined, resolution: undefined, satisfaction: undefined, composite: undefined });
    expect(threeRates(tally, { response: 0, resolution: 0, satisfaction: 0 }).composite).toBeUndefined();
  });

  it('are shown without excluded call-backs too', () => {
    const excluded: CallBackTally = { valid: 4, contacted: 3, solved: 0, satisfied: 0, basicallySatisfied: 0 };
    const rates = threeRates(withoutExcluded(tally, excluded));
    expect(rates).toMatchObject({ response: 1, resolution: 15 / 16 });
    expect(threeRates(withoutExcluded(tally, tally)).response).toBeUndefined();
  });

  it('do not depend on the order of the answers nor on how they are grouped', () => {
    fc.assert(
      fc.property(
        fc
          .array(answers, { minLength: 1 })
          .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }), fc.nat(all.length))),
        ([all, shuffled, cut]) => {
          const rates = threeRates(tallyAll(all));
          expect(threeRates(tallyAll(shuffled))).toEqual(rates);
          expect(threeRates(addTallies(tallyAll(all.slice(cut)), tallyAll(all.slice(0, cut))))).toEqual(rates);
          for (const rate of Object.values(rates)) {
            expect(rate).toBeGreaterThanOrEqual(0);
            expect(rate).toBeLessThanOrEqual(1 + Number.EPSILON);
          }
        },
      ),
    );
  });
});
