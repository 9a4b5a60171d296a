import { formatThreshold, verdictOf } from './bench-table.ts';

describe('the verdict on a measurement', () => {
  const line = { measure: 'accepted reports/s', ours: 600, control: 1000, required: { atLeast: 0.55 }, goal: { atLeast: 0.65 } };

  it.each([
    [0.7, 'goal'],
    [0.65, 'goal'],
    [0.6, 'reached'],
    [0.5, 'missed'],
  ])('judges the ratio %d as %s', (ratio, verdict) => {
    expect(verdictOf({ ...line, ratio })).toBe(verdict);
  });

  it('judges the value itself where there is no control', () => {
    expect(verdictOf({ measure: 'history events', ours: 61, required: { atMost: 80 }, goal: { atMost: 60 } })).toBe('reached');
    expect(verdictOf({ measure: 'added events', ours: 1, required: { exactly: 0 } })).toBe('missed');
  });

  it('has nothing to say about a bare number', () => {
    expect(verdictOf({ measure: 'p99, ms', ours: 3 })).toBe('');
  });

  it('writes thresholds as people do', () => {
    expect([{ atLeast: 0.55 }, { atMost: 80 }, { exactly: 0 }, undefined].map(formatThreshold)).toEqual(['≥ 0.55', '≤ 80', '= 0', '']);
  });
});
