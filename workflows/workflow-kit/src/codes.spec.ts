import { IssueReclassifiedV1 } from '@xianban/contracts/events/issue-reclassified';
import { TaskReturnedV1 } from '@xianban/contracts/events/task-returned';
import { CATEGORIES, LIMIT_CLASSES } from '@xianban/contracts/values/classification';
import { UNIT_ID, UUID } from '@xianban/contracts/values/identifiers';
import { LADDER_LEVELS, REASON_CODE } from '@xianban/contracts/values/judgement';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import fc from 'fast-check';

import { isCategory, isLevel, isLimitClass, isNature, isReasonCode, isUnitId, isUuid, LEVELS } from './codes.js';

describe('codes that a workflow checks by itself', () => {
  it('have the levels of the vocabulary', () => {
    expect(LEVELS).toEqual(LADDER_LEVELS);
    expect(LADDER_LEVELS.every(isLevel)).toBe(true);
    expect(isLevel('city')).toBe(false);
  });

  it('have the categories, the classes of limit and the natures of the vocabulary', () => {
    expect([CATEGORIES.every(isCategory), LIMIT_CLASSES.every(isLimitClass)]).toEqual([true, true]);
    expect([isCategory('weather'), isLimitClass('urgent'), isLimitClass('constructor')]).toEqual([false, false, false]);
    const natures = fc.oneof(fc.string({ maxLength: 42 }), fc.stringMatching(/^[a-z0-9-]{0,42}$/));
    const known = (nature: string) =>
      validateSync(plainToInstance(IssueReclassifiedV1, { ...IssueReclassifiedV1.example, nature })).length === 0;
    fc.assert(fc.property(natures, (nature) => isNature(nature) === known(nature)));
  });

  it('are the patterns of the vocabulary', () => {
    const { task, unit, reason } = TaskReturnedV1.example;
    expect([isUuid(task), isUnitId(unit), isReasonCode(reason)]).toEqual([true, true, true]);
    const texts = fc.oneof(
      fc.string({ maxLength: 70 }),
      fc.uuid(),
      fc.stringMatching(/^[a-z0-9-]{0,70}$/),
      fc.constantFrom(`${task}\n`, `${unit}\n`, `${reason}\n`, task.toUpperCase()),
    );
    fc.assert(
      fc.property(texts, (text) => {
        expect([isUuid(text), isUnitId(text), isReasonCode(text)]).toEqual([UUID.test(text), UNIT_ID.test(text), REASON_CODE.test(text)]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('are no codes if they are no strings', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => typeof value === 'string' || !(isUuid(value) || isUnitId(value) || isReasonCode(value))),
    );
  });
});
