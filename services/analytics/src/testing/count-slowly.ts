import { addTallies, EMPTY_TALLY, tallyOf } from '@xianban/rules/rates';
import type { RatesCount } from '../domain/rates-row.js';
import type { LifeStory } from './fact-story.js';

/** What the tables must say of these lives, counted one by one. */
export function countSlowly(lives: readonly LifeStory[], keyOf: (life: LifeStory) => string): RatesCount[] {
  const keys = [...new Set(lives.map(keyOf))].sort();
  return keys.map((key) => {
    const own = lives.filter((life) => keyOf(life) === key);
    const answersOf = (chosen: readonly LifeStory[]) =>
      chosen.flatMap(({ answers }) => answers.flatMap((answer) => (answer ? [tallyOf(answer)] : []))).reduce(addTallies, EMPTY_TALLY);
    const unfixed = own.filter(({ outcome }) => outcome === 'unfixed');
    return {
      key,
      closed: own.length,
      overdue: own.filter(({ overdue }) => overdue).length,
      unfixed: unfixed.length,
      asked: own.reduce((sum, { answers }) => sum + answers.length, 0),
      all: answersOf(own),
      excluded: answersOf(unfixed),
    };
  });
}
