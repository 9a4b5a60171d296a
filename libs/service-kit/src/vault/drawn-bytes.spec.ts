import { drawnBytes } from './drawn-bytes.js';

describe('random bytes drawn from a pool', () => {
  it('are as many as asked for, never the same twice, and not left blank where the pool ends', () => {
    const draws = Array.from({ length: 2_000 }, (_, index) => drawnBytes(12 + (index % 3) * 10));
    expect(draws.every((bytes, index) => bytes.length === 12 + (index % 3) * 10)).toBe(true);
    expect(new Set(draws.map((bytes) => bytes.toString('hex'))).size).toBe(draws.length);
    expect(draws.some((bytes) => bytes.subarray(-8).every((byte) => byte === 0))).toBe(false);
  });

  it('stay what they are when more are drawn', () => {
    const drawn = drawnBytes(32);
    const copy = Buffer.from(drawn);
    for (let more = 0; more < 300; more += 1) drawnBytes(32);
    expect(drawn.equals(copy)).toBe(true);
  });
});
