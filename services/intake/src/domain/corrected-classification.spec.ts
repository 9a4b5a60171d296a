import type { Nature, Quality } from '@xianban/contracts/values/classification';

import type { ClassificationReasons } from './classification-reasons.js';
import { correctedClassification, type Sorting } from './corrected-classification.js';

const COMPONENT = 'component' as Nature;
const SAFETY = 'safety' as Nature;
const current: Sorting = { category: 'city-management', nature: COMPONENT, limitClass: 'ordinary', qualities: ['convenience', 'fairness'] };
const reasons: ClassificationReasons = {
  category: { by: 'rule', rule: '盲道' },
  nature: { by: 'rule', rule: '盲道' },
  limitClass: { by: 'default' },
  qualities: { convenience: { by: 'nature' }, fairness: { by: 'rule', rule: '盲道' } },
};
const natureQualities = (nature: Nature): readonly Quality[] => (nature === SAFETY ? ['safety'] : ['convenience']);
const correct = (asked: Partial<Sorting>, had: ClassificationReasons | null = reasons) =>
  correctedClassification(current, had, asked, natureQualities);

describe('correcting a classification', () => {
  it('changes what was asked, keeps what had decided it, and leaves the rest with its reason', () => {
    expect(correct({ category: 'livelihood', limitClass: 'ordinary' })).toEqual({
      sorting: { ...current, category: 'livelihood' },
      reasons: { ...reasons, category: { by: 'person' } },
      before: { category: 'city-management' },
      after: { category: 'livelihood' },
      overruled: { category: { by: 'rule', rule: '盲道' } },
    });
  });

  it('lets the qualities follow the nature, but not those that words brought', () => {
    expect(correct({ nature: SAFETY })).toMatchObject({
      sorting: { nature: SAFETY, qualities: ['fairness', 'safety'] },
      reasons: { qualities: { fairness: { by: 'rule', rule: '盲道' }, safety: { by: 'nature' } } },
      overruled: { nature: { by: 'rule', rule: '盲道' }, qualities: { convenience: { by: 'nature' } } },
    });
  });

  it('takes the qualities as they are given, in their order, and overrules the rule of each that goes', () => {
    expect(correct({ qualities: ['diversity', 'convenience'] })).toMatchObject({
      sorting: { qualities: ['convenience', 'diversity'] },
      reasons: { qualities: { convenience: { by: 'nature' }, diversity: { by: 'person' } } },
      overruled: { qualities: { fairness: { by: 'rule', rule: '盲道' } } },
    });
    expect(correct({ qualities: [] })?.sorting.qualities).toEqual([]);
  });

  it('is none if everything is so already', () => {
    expect(correct({ category: 'city-management', qualities: ['fairness', 'convenience'] })).toBeUndefined();
  });

  it('overrules nothing where no reasons were kept', () => {
    expect(correct({ category: 'complaint' }, null)).toMatchObject({ overruled: {}, reasons: { category: { by: 'person' } } });
  });
});
