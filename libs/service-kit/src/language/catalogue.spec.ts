import { Catalogue } from './catalogue.js';
import { chooseLanguage } from './choose-language.js';

const receipt = new Catalogue({
  zh: { thanks: '感谢您的反映', number: '编号：{issue}' },
  en: { thanks: 'Thank you for telling us', number: 'Number: {issue}' },
});

describe('a catalogue', () => {
  it('speaks Chinese unless asked otherwise', () => {
    expect(receipt.text('thanks')).toBe('感谢您的反映');
    expect(receipt.text('number', { issue: '110105-2026-000123' }, 'en')).toBe('Number: 110105-2026-000123');
  });

  it('refuses a missing parameter and a missing key', () => {
    expect(() => receipt.text('number')).toThrow('the text number needs the parameter issue');
    expect(() => receipt.text('toString' as 'thanks')).toThrow('the catalogue has no zh text for toString');
  });

  it('puts in parameters as they are', () => {
    expect(receipt.text('number', { issue: '{issue} $& $1' })).toBe('编号：{issue} $& $1');
  });

  it('names keys and parameters that one language lacks', () => {
    expect(receipt.faults()).toEqual([]);
    const torn = new Catalogue<string>({ zh: { a: '{x}', b: 'b' }, en: { a: '{y}', c: '' } });
    expect(torn.faults()).toEqual(['a: the languages have different parameters', 'b: no en text', 'c: no zh text', 'c: no en text']);
  });
});

describe('the language', () => {
  it.each([
    [undefined, 'zh'],
    ['', 'zh'],
    ['en', 'en'],
    ['en-GB,en;q=0.9,zh;q=0.8', 'en'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['fr, en;q=0.5', 'en'],
    ['fr-CH, de;q=0.9, *;q=0.5', 'zh'],
    ['zh;q=0, en;q=0.1', 'en'],
    ['en;q=nonsense', 'zh'],
    [','.repeat(100_000), 'zh'],
  ])('of a reader who sends %j is %s', (header, language) => {
    expect(chooseLanguage(header)).toBe(language);
  });
});
