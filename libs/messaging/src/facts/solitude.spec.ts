import * as fc from 'fast-check';

import { Solitude } from './solitude.js';

describe('solitude', () => {
  it('lets works beside each other overlap, and one that is alone overlap with nothing', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ alone: fc.boolean(), fails: fc.boolean() }), { maxLength: 30 }),
        fc.scheduler(),
        async (plan, scheduler) => {
          const solitude = new Solitude();
          const running = new Set<number>();
          let intruded = false;
          let done = 0;
          const runs = plan.map(({ alone, fails }, index) => {
            const work = async (): Promise<void> => {
              running.add(index);
              intruded ||= running.size > 1 && [...running].some((one) => plan[one]?.alone);
              await scheduler.schedule(Promise.resolve());
              running.delete(index);
              done++;
              if (fails) throw new Error('failed');
            };
            return (alone ? solitude.alone(work) : solitude.beside(work)).catch(() => undefined);
          });
          await scheduler.waitFor(Promise.all(runs));
          expect(intruded).toBe(false);
          expect(done).toBe(plan.length);
        },
      ),
      { numRuns: 200 },
    );
  });
});
