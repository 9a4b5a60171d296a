import type { Vocabulary } from '@xianban/service-kit/district/vocabulary';

import { classify } from './classify.js';
import { VocabularyMatcher } from './vocabulary-matcher.js';

const matcher = new VocabularyMatcher({
  natures: ['component', 'event', 'safety'],
  rules: [
    { word: '燃气泄漏', category: 'public-safety', nature: 'safety', limitClass: 'emergency', keyword: '燃气泄漏' },
    { word: '路灯', category: 'city-management', nature: 'component', keyword: '路灯' },
    { word: 'street light', category: 'city-management', nature: 'component', keyword: '路灯' },
    { word: 'rat', category: 'livelihood', nature: 'event', keyword: '老鼠' },
    { word: '噪音', category: 'livelihood', nature: 'event', limitClass: 'ordinary' },
  ],
  default: { category: 'convenience', nature: 'event', limitClass: 'complex' },
} as unknown as Vocabulary);

describe('sorting a matter', () => {
  it('takes category and nature from the first rule that matches', () => {
    expect(classify('路灯旁边噪音很大', {}, matcher)).toEqual({
      category: 'city-management',
      nature: 'component',
      limitClass: 'ordinary',
      keywords: ['路灯'],
    });
  });

  it('takes the most urgent class of limit, wherever it stands', () => {
    expect(classify('噪音之外，路灯下燃气泄漏', {}, matcher)).toMatchObject({ category: 'public-safety', limitClass: 'emergency' });
  });

  it('falls back to the default where no word is known', () => {
    expect(classify('……', {}, matcher)).toEqual({ category: 'convenience', nature: 'event', limitClass: 'complex', keywords: [] });
  });

  it('lets what is declared win, but keeps the keywords and the danger', () => {
    expect(classify('路灯下燃气泄漏', { category: 'complaint', nature: 'event' as never }, matcher)).toEqual({
      category: 'complaint',
      nature: 'event',
      limitClass: 'emergency',
      keywords: ['燃气泄漏', '路灯'],
    });
    expect(classify('路灯下燃气泄漏', { limitClass: 'complex' }, matcher).limitClass).toBe('complex');
  });

  it('finds words of Latin letters only where they stand alone, in any case', () => {
    expect(classify('A Street Light and a RAT.', {}, matcher).keywords).toEqual(['路灯', '老鼠']);
    expect(classify('the rating of street lighting', {}, matcher).keywords).toEqual([]);
  });

  it('names a keyword once, and never a word that the vocabulary does not hold', () => {
    expect(classify('street light 路灯 王小明 13900000000', {}, matcher).keywords).toEqual(['路灯']);
  });
});
