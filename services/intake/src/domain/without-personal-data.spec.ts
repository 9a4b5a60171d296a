import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import fc from 'fast-check';
import { parse } from 'yaml';

import { personalDataIn, type PersonalDataKind } from './personal-data-in.js';
import { withoutPersonalData } from './without-personal-data.js';

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
const separated = (number: string, separator: string) => number.replaceAll(/(\d{3,4})(?=\d)/g, `$1${separator}`);
const fullWidth = (text: string) =>
  text.replaceAll(/[0-9A-Z]/g, (character) => String.fromCodePoint((character.codePointAt(0) ?? 0) + 0xfee0));
/** What may stand around it in one word. */
const around = fc.constantFrom('', '路灯', '，请回电', '电话', ' ');

function idCard(area: string, birthday: Date, order: string): string {
  const body = `${area}${birthday.toISOString().slice(0, 10).replaceAll('-', '')}${order}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(body.charAt(index)), 0);
  return `${body}${'10X98765432'.charAt(sum % 11)}`;
}

describe('personal data in words', () => {
  it('is every telephone, with separators, in full width or in words', () => {
    const mobile = fc.stringMatching(/^1[3-9][0-9]{9}$/);
    const forms = fc.constantFrom<(number: string) => string>(
      (number) => number,
      (number) => `+86 ${number}`,
      (number) => separated(number, '-'),
      (number) => separated(number, ' '),
      (number) => separated(number, '\u200b'),
      fullWidth,
      (number) => [...number].map((digit) => '零一二三四五六七八九'.charAt(Number(digit))).join(''),
    );
    fc.assert(
      fc.property(mobile, forms, around, around, (number, form, before, after) => {
        expect(withoutPersonalData([`${before}${form(number)}${after}`])).toEqual([]);
      }),
    );
    fc.assert(fc.property(digits(8), (number) => expect(personalDataIn(`010-${number}`)).toBe('number')));
  });

  it('is every identity number with its check digit', () => {
    const birthday = fc.date({ min: new Date('1930-01-01'), max: new Date('2025-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(fc.constantFrom('110105', '320102', '650102'), birthday, digits(3), around, (area, born, order, before) => {
        expect(personalDataIn(`${before}${idCard(area, born, order)}`)).toBe('id-card');
        expect(personalDataIn(fullWidth(idCard(area, born, order)))).toBe('id-card');
      }),
    );
  });

  it('is every plate, of new energy too, with or without its dot', () => {
    const province = fc.constantFrom(...'京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼');
    const places = fc.oneof(
      fc.stringMatching(/^[A-HJ-NP-Z0-9]{5}$/),
      fc.stringMatching(/^[DF][0-9]{5}$/),
      fc.stringMatching(/^[0-9]{5}[DF]$/),
    );
    const dot = fc.constantFrom('', '·', ' ', '-', '•');
    fc.assert(
      fc.property(province, fc.stringMatching(/^[A-HJ-NP-Z]$/), dot, places, around, (where, letter, between, rest, before) => {
        expect(withoutPersonalData([`${before}${where}${letter}${between}${rest}`])).toEqual([]);
        expect(withoutPersonalData([fullWidth(`${where}${letter}${rest}`)])).toEqual([]);
        expect(withoutPersonalData([`${where}${letter}${rest}`.toLowerCase()])).toEqual([]);
      }),
    );
    // Cyrillic А, В, С
    expect(withoutPersonalData(['京АВ12С3'])).toEqual([]);
  });

  it('is every name with a title', () => {
    const surname = fc.constantFrom(...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林', '欧阳', '司马');
    const given = fc.constantFrom('', '伟', '小明', '建国', '静怡');
    const title = fc.constantFrom('先生', '女士', '大爷', '师傅', '书记', '老师', '阿姨', '医生');
    fc.assert(
      fc.property(surname, given, title, around, (family, own, called, before) => {
        expect(withoutPersonalData([`${before}${family}${own}${called}`])).toEqual([]);
      }),
    );
  });

  it.each<[string, PersonalDataKind]>([
    ['王小明', 'name'],
    ['欧阳静怡', 'name'],
    ['老王', 'name'],
    ['联系人：赵铁柱', 'name'],
    ['Mr. Smith', 'name'],
    ['someone@example.org', 'email'],
    ['微信号 lightpole_77', 'account'],
    ['加vx：abc12345', 'account'],
    ['wxid_8sd7f6', 'account'],
    ['3号楼2单元501', 'address'],
    ['6217 0001 2345 6789', 'number'],
    ['使014 578', 'plate'],
    ['京A1234警', 'plate'],
  ])('is %s', (word, kind) => {
    expect(personalDataIn(word)).toBe(kind);
  });

  it('is not what a matter is called by', () => {
    const ordinary = [
      '路灯',
      '井盖',
      '电动车充电',
      '高空坠物',
      '小区',
      '老路',
      '垃圾',
      '噪音',
      '停车',
      '12345',
      '2026',
      '3号楼',
      '暖气不热',
      'pothole',
      'e-bike',
      '石板',
    ];
    expect(withoutPersonalData(ordinary)).toEqual(ordinary);
  });

  it('is no word of the packs but those that only look like a name', () => {
    for (const district of ['chaoyang', 'boston-2015']) {
      const path = fileURLToPath(new URL(`../../../../deploy/districts/${district}/vocabulary.yaml`, import.meta.url));
      const { rules } = parse(readFileSync(path, 'utf8')) as { rules: { word: string; keyword?: string }[] };
      const words = [...new Set(rules.flatMap(({ word, keyword }) => [word, ...(keyword ? [keyword] : [])]))];
      expect(words.filter((word) => personalDataIn(word) !== undefined)).toEqual([]);
      expect(withoutPersonalData([...words, '安静', '王小明'], (word) => word === '安静')).toEqual([...words, '安静']);
    }
  });
});
