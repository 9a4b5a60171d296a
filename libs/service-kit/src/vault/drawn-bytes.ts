import { randomFillSync } from 'node:crypto';

/** Drawn at once: asking the system for few bytes costs as much as asking for many. */
const POOL_BYTES = 4_096;

const pool = Buffer.alloc(POOL_BYTES);
let used = pool.length;

/** New random bytes, fit for keys, nonces and secrets. @param count at most 4,096 */
export function drawnBytes(count: number): Buffer {
  if (used + count > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const bytes = Buffer.from(pool.subarray(used, used + count));
  // no copy of what was given away stays in memory
  pool.fill(0, used, used + count);
  used += count;
  return bytes;
}
