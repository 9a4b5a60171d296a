import type { Vocabulary } from '@xianban/service-kit/district/vocabulary';

import { Segmenter } from '../text/segmenter.js';
import { classify } from './classify.js';
import { VocabularyMatcher } from './vocabulary-matcher.js';

const vocabulary = {
  natures: ['component', 'event', 'safety'],
  natureQualities: [
    { nature: 'safety', qualities: ['safety'] },
    { nature: 'component', qualities: ['safety', 'convenience'] },
  ],
  rules: [
    { word: '燃气泄漏', category: 'public-safety', nature: 'safety', limitClass: 'emergency', keyword: '燃气泄漏' },
    { word: '起火', category: 'public-safety', nature: 'safety', limitClass: 'emergency' },
    { word: '停电', category: 'livelihood', nature: 'event', limitClass: 'utility' },
    { word: '停车', category: 'city-management', nature: 'event', keyword: '停车' },
    { word: '水', category: 'livelihood', nature: 'event', keyword: '水' },
    { word: '盲道', category: 'city-management', nature: 'component', qualities: ['fairness', 'safety'], id: 'tactile-paving' },
    { word: '路灯', category: 'city-management', nature: 'component', keyword: '路灯' },
    { word: 'street light', category: 'city-management', nature: 'component', keyword: '路灯' },
    { word: 'rat', category: 'livelihood', nature: 'event', keyword: '老鼠' },
    { word: '噪音', category: 'livelihood', nature: 'event', limitClass: 'ordinary' },
  ],
  default: { category: 'convenience', nature: 'event', limitClass: 'complex' },
} as unknown as Vocabulary;
const matcher = new VocabularyMatcher(vocabulary, Segmenter.shared());

describe('sorting a matter', () => {
  it('takes category and nature from the first rule that matches', () => {
    expect(classify('路灯旁边噪音很大', {}, matcher)).toEqual({
      category: 'city-management',
      nature: 'component',
      limitClass: 'ordinary',
      qualities: ['convenience', 'safety'],
      keywords: ['路灯'],
      reasons: {
        category: { by: 'rule', rule: '路灯' },
        nature: { by: 'rule', rule: '路灯' },
        limitClass: { by: 'rule', rule: '噪音' },
        qualities: { convenience: { by: 'nature' }, safety: { by: 'nature' } },
      },
    });
  });

  it('takes the most urgent class of limit, wherever it stands', () => {
    expect(classify('噪音之外，路灯下燃气泄漏', {}, matcher)).toMatchObject({ category: 'public-safety', limitClass: 'emergency' });
  });

  it('falls back to the default where no word is known', () => {
    expect(classify('……', {}, matcher)).toEqual({
      category: 'convenience',
      nature: 'event',
      limitClass: 'complex',
      qualities: [],
      keywords: [],
      reasons: { category: { by: 'default' }, nature: { by: 'default' }, limitClass: { by: 'default' }, qualities: {} },
    });
  });

  it('lets what is declared win, but keeps the keywords and the danger', () => {
    expect(classify('路灯下燃气泄漏', { category: 'complaint', nature: 'event' as never }, matcher)).toMatchObject({
      category: 'complaint',
      nature: 'event',
      limitClass: 'emergency',
      keywords: ['燃气泄漏', '路灯'],
      reasons: { category: { by: 'declared' }, nature: { by: 'declared' }, limitClass: { by: 'rule', rule: '燃气泄漏' } },
    });
    expect(classify('路灯下燃气泄漏', { limitClass: 'complex' }, matcher).limitClass).toBe('complex');
  });

  it('adds the qualities of the words to those of the nature, and says which rule brought them', () => {
    const { qualities, reasons } = classify('盲道被占', {}, matcher);
    expect(qualities).toEqual(['convenience', 'fairness', 'safety']);
    expect(reasons.qualities).toEqual({
      convenience: { by: 'nature' },
      fairness: { by: 'rule', rule: 'tactile-paving' },
      safety: { by: 'rule', rule: 'tactile-paving' },
    });
  });

  it.each([
    ['楼道里停电动车', '停电'],
    ['大家一起火锅店排队', '起火'],
    ['水平太差', '水'],
  ])('does not find in %s the word %s, which stands there only across or inside other words', (text) => {
    expect(classify(text, {}, matcher).reasons.category).toEqual({ by: 'default' });
  });

  it('finds a word as a part of a longer one that is about the same', () => {
    expect(classify('停车场太小', {}, matcher).keywords).toEqual(['停车']);
    expect(classify('家里的水发黄', {}, matcher).keywords).toEqual(['水']);
  });

  it('finds words of Latin letters only where they stand alone, in any case and also in the plural', () => {
    expect(classify('A Street Light and a RAT.', {}, matcher).keywords).toEqual(['路灯', '老鼠']);
    expect(classify('street lights, rats', {}, matcher).keywords).toEqual(['路灯', '老鼠']);
    expect(classify('the rating of street lighting', {}, matcher).keywords).toEqual([]);
  });

  it('names a keyword once, and never a word that the vocabulary does not hold', () => {
    expect(classify('street light 路灯 王小明 13900000000', {}, matcher).keywords).toEqual(['路灯']);
  });
});
