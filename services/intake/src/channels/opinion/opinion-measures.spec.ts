import 'reflect-metadata';

import { SignRules } from '@xianban/service-kit/district/sign-rules';

import { earsMoments } from './ears-departure.js';
import { isNegative } from './is-negative.js';
import { type DayCount, daysLookedAt, opinionMeasures } from './opinion-measures.js';
import { shareRise } from './share-rise.js';

const rules = new SignRules();
/** One-sided 5 % of the normal distribution. */
const Z = 1.6448536269514722;

/** Weekly counts with the means and deviations that the first four bounds published for salmNewport in 2011 leave no choice about. */
const SERIES = [5, 3, 1, 1, 1, 3, 3, 1, 2, 1, 0, 3, 2];

describe('EARS', () => {
  it.each([
    [10, 0, 3.278854],
    [11, 0, 3.278854],
    [12, 0, 3.436517],
    [13, 0, 3.855617],
    [10, 2, 4.915356],
    [11, 2, 3.615565],
    [12, 2, 3.278854],
    [13, 2, 3.278854],
  ])('gives the published bound of week %i with a gap of %i', (week, gap, bound) => {
    const { mean, deviation } = earsMoments(SERIES.slice(0, week), 7, gap);
    expect(mean + Z * deviation).toBeCloseTo(bound, 6);
  });

  it('does not guess without a past', () => {
    expect(() => earsMoments([1, 2, 3], 7, 2)).toThrow(RangeError);
  });
});

describe('a rise of a share', () => {
  it('is the z of two proportions', () => {
    // 15 of 20 against 20 of 50: pooled 0.5, standard error 0.132288
    expect(shareRise({ some: 15, of: 20 }, { some: 20, of: 50 })).toBeCloseTo(2.645751, 6);
  });

  it('is nothing where there is nothing to compare', () => {
    expect(shareRise({ some: 0, of: 0 }, { some: 1, of: 2 })).toBeUndefined();
    expect(shareRise({ some: 3, of: 3 }, { some: 5, of: 5 })).toBeUndefined();
  });
});

describe('a day of posts', () => {
  const quiet = (changes: readonly Partial<DayCount>[]): DayCount[] =>
    [...Array.from({ length: daysLookedAt(rules) - changes.length }, () => ({})), ...changes].map((day) => ({
      posts: 2,
      negative: 0,
      ...day,
    }));

  it('like any other is no sign', () => {
    expect(opinionMeasures(quiet([]), rules)).toEqual([]);
  });

  it('with far more posts than the days before is a burst, however slowly it built up', () => {
    const [burst] = opinionMeasures(quiet([{ posts: 4 }, { posts: 6 }, { posts: 9 }]), rules);
    expect(burst).toEqual({ method: 'keyword-burst', observed: 9, expected: 2, score: 14 });
  });

  it('with few posts is none, even after silence', () => {
    const silence = quiet([]).map(() => ({ posts: 0, negative: 0 }));
    expect(opinionMeasures([...silence.slice(1), { posts: 4, negative: 4 }], rules)).toEqual([]);
  });

  it('after which most posts sound negative, and did not before, is a trend', () => {
    const angry = { posts: 3, negative: 3 };
    const measures = opinionMeasures(quiet([angry, angry, angry]), rules);
    expect(measures).toEqual([{ method: 'negative-trend', observed: 1, expected: 0, score: expect.closeTo(6.082763, 6) as number }]);
  });
});

describe('the lexicon', () => {
  it.each([
    ['路灯又不亮了，没人管', true],
    ['谢谢，路灯修好了', false],
    ['一点不方便', true],
    ['服务很好，办事方便', false],
    ['The street light is broken again', true],
    ['Not clean at all', true],
    ['今天天气', false],
  ])('hears %s', (text, negative) => {
    expect(isNegative(text)).toBe(negative);
  });
});
