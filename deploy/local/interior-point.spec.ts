import { interiorPoint } from './interior-point.ts';

describe('a point inside a ring', () => {
  it('is the middle of a rectangle', () => {
    const [longitude, latitude] = interiorPoint([[116, 39], [118, 39], [118, 40], [116, 40], [116, 39]]); // prettier-ignore

    expect([longitude, latitude]).toEqual([117, 39.5]);
  });

  it('lies in the wider leg of a horseshoe, not in its gap', () => {
    const horseshoe = [[0, 0], [10, 0], [10, 10], [9, 10], [9, 2], [4, 2], [4, 10], [0, 10], [0, 0]] as const; // prettier-ignore

    expect(interiorPoint(horseshoe)).toEqual([2, 5]);
  });
});
