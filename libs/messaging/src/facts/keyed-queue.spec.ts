import * as fc from 'fast-check';

import { KeyedQueue } from './keyed-queue.js';

describe('a keyed queue', () => {
  it('keeps the order within a key and nothing else waits, whatever fails', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ key: fc.constantFrom('a', 'b', 'c'), fails: fc.boolean() }), { maxLength: 30 }),
        fc.scheduler(),
        async (plan, scheduler) => {
          const queue = new KeyedQueue();
          const begun: number[] = [];
          const running = new Set<string>();
          let overlapped = false;
          const runs = plan.map(({ key, fails }, index) =>
            queue
              .run(key, async () => {
                overlapped ||= running.has(key);
                running.add(key);
                begun.push(index);
                await scheduler.schedule(Promise.resolve());
                running.delete(key);
                if (fails) throw new Error('failed');
              })
              .catch(() => undefined),
          );
          await scheduler.waitFor(Promise.all(runs));
          expect(overlapped).toBe(false);
          for (const key of ['a', 'b', 'c']) {
            const ofKey = begun.filter((index) => plan[index]?.key === key);
            expect(ofKey).toEqual([...ofKey].sort((a, b) => a - b));
          }
          expect(begun).toHaveLength(plan.length);
        },
      ),
      { numRuns: 200 },
    );
  });
});
