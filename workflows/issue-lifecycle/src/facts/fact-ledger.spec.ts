import type { TaskId, UnitId } from '@xianban/contracts/values/identifiers';
import fc from 'fast-check';

import type { TaskFact } from './fact.js';
import { emptyFacts, endTask, firstFact, nextFact, startTask, takeFact } from './fact-ledger.js';

const ONE = 'task-one' as TaskId;
const OTHER = 'task-other' as TaskId;
const fact = (task: TaskId, sequence: number): TaskFact => ({
  ...{ id: `${task}/${sequence}`, kind: 'handled', atMs: 0, unit: 'unit' as UnitId },
  ...{ task, sequence },
});

function taken(facts: readonly TaskFact[], task: TaskId): number[] {
  const record = emptyFacts();
  startTask(record, task);
  const sequences: number[] = [];
  for (const one of facts) {
    takeFact(record, one);
    for (let next = nextFact(record); next; next = nextFact(record)) sequences.push('sequence' in next ? next.sequence : 0);
  }
  return sequences;
}

describe('the ledger of facts', () => {
  it('gives the facts of the current task in order, each once, however they are shuffled and repeated', () => {
    const all = [2, 3, 4, 5, 6].flatMap((sequence) => [fact(ONE, sequence), fact(OTHER, sequence)]);
    const told = fc
      .array(fc.constantFrom(...all), { maxLength: 30 })
      .chain((again) => fc.shuffledSubarray([...all, ...again], { minLength: all.length + again.length }));
    fc.assert(fc.property(told, (facts) => expect(taken(facts, ONE)).toEqual([2, 3, 4, 5, 6])));
  });

  it('holds what came before its task was known', () => {
    const record = emptyFacts();
    takeFact(record, fact(ONE, 3));
    takeFact(record, fact(ONE, 2));
    expect(firstFact(record)).toBeUndefined();
    startTask(record, ONE);
    expect([nextFact(record), nextFact(record)]).toMatchObject([{ sequence: 2 }, { sequence: 3 }]);
  });

  it('hears nothing more of a task that nobody waits for', () => {
    const record = emptyFacts();
    startTask(record, ONE);
    takeFact(record, fact(ONE, 2));
    endTask(record);
    expect(firstFact(record)).toBeUndefined();
    expect(takeFact(record, fact(ONE, 3))).toBe(false);
  });

  it('holds no more than it can carry, and lets go of the oldest', () => {
    const record = emptyFacts();
    for (let index = 0; index < 5_000; index += 1) takeFact(record, fact(`task-${index}` as TaskId, 2));
    takeFact(record, fact(ONE, 2));
    startTask(record, ONE);
    expect(nextFact(record)).toMatchObject({ task: ONE });
    expect(record.held.length).toBeLessThanOrEqual(200);
    expect(record.seen.length).toBeLessThanOrEqual(2_000);
  });
});
