import { nextAttemptSeconds } from './delivery-schedule.js';

const waits = (random: number) => {
  const found: number[] = [];
  for (let wait = nextAttemptSeconds(1, random); wait !== undefined; wait = nextAttemptSeconds(found.length + 1, random)) found.push(wait);
  return found;
};

describe('attempts to deliver', () => {
  it('go on for three days, ever more slowly', () => {
    const seconds = waits(0);
    expect(seconds.reduce((sum, wait) => sum + wait, 0) / 86_400).toBeCloseTo(3, 1);
    expect(seconds).toEqual(seconds.toSorted((one, other) => one - other));
  });

  it('are spread, so that receivers that were away are not met by all at once', () => {
    expect(waits(0.5).every((wait, index) => wait > (waits(0)[index] ?? 0))).toBe(true);
  });
});
