import { isIdCardNumber } from './id-card-number.js';
import { personNameIn } from './person-name-in.js';

/** What makes a word tell of somebody. */
export type PersonalDataKind = 'id-card' | 'number' | 'plate' | 'address' | 'email' | 'account' | 'name';

const DIGITS_OF_WORDS: Readonly<Record<string, string>> = Object.fromEntries(
  ['〇零洞', '一壹幺', '二贰两', '三叁', '四肆', '五伍', '六陆', '七柒拐', '八捌', '九玖勾'].flatMap((words, digit) =>
    [...words].map((word) => [word, String(digit)]),
  ),
);
/** Cyrillic and Greek letters that pass for Latin ones, e.g. on plates. */
const LOOK_ALIKES: Readonly<Record<string, string>> = Object.fromEntries(
  ['АΑ', 'ВΒ', 'С', 'ЕΕ', 'НΗ', 'КΚ', 'МΜ', 'ОΟ', 'РΡ', 'ТΤ', 'ХΧ', 'УΥ', 'ЅS', 'ΖZ', 'ІΙ', 'Ј'].flatMap((letters, index) =>
    [...letters].map((letter) => [letter, 'ABCEHKMOPTXYSZIJ'.charAt(index)]),
  ),
);
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
const BETWEEN_DIGITS = /(?<=\d)[\s().·•‐-―_-]+(?=[\dXx])/g;

/** Seven digits in a row are a telephone, a card or an account, written as digits or in words; nothing that several reports have in common. */
const LONG_NUMBER = /\d{7}/;
const ID_CARD = /\d{17}[\dXx]|\d{15}/g;
/** Civil plates with five places, of new energy with six, of police, consulates, schools, Hong Kong and Macao; the dot may be missing. */
const PLATE =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·•.\s-]?(?:[A-Z0-9]{5,6}|[A-Z0-9]{4}[学警港澳挂领试超])/i;
const CONSULAR_PLATE = /使\s?\d{3}\s?\d{3}|\d{3}\s?\d{3}\s?[使领]/;
/** As far as the door: `3号楼2单元501`. A building alone is a place that many share. */
const DOOR = /\d+\s*(?:室|单元|门洞|房间|户)/;
const EMAIL = /[^\s@]@[^\s@]/;
const NAMED_ACCOUNT = /(?:微信|薇信|威信|[vw]x|v信|wechat|qq|抖音|快手|微博|支付宝)[号:：\s]*[a-z0-9][\w-]{4,}/i;
/** WeChat's own grammar, as far as no dictionary word has it: a letter first, a digit or an underscore within. */
const BARE_ACCOUNT = /^(?=.*[\d_])[a-z][\w-]{5,19}$/i;

/** By what a word, or a few, tells of somebody; undefined if by nothing that can be seen from its form. */
export function personalDataIn(text: string): PersonalDataKind | undefined {
  const plain = plainForm(text);
  const digits = plain.replaceAll(/./gu, (character) => DIGITS_OF_WORDS[character] ?? character).replaceAll(BETWEEN_DIGITS, '');
  if ((digits.match(ID_CARD) ?? []).some(isIdCardNumber)) return 'id-card';
  if (PLATE.test(plain) || CONSULAR_PLATE.test(plain)) return 'plate';
  if (LONG_NUMBER.test(digits)) return 'number';
  if (EMAIL.test(plain)) return 'email';
  if (NAMED_ACCOUNT.test(plain) || BARE_ACCOUNT.test(plain.trim())) return 'account';
  if (DOOR.test(plain)) return 'address';
  return personNameIn(plain) ? 'name' : undefined;
}

/** Full-width as half-width, without what is invisible, look-alikes as what they look like. */
function plainForm(text: string): string {
  const half = text.normalize('NFKC').replaceAll(INVISIBLE, '');
  return half.replaceAll(/[\u0370-\u04ff]/gu, (letter) => LOOK_ALIKES[letter] ?? LOOK_ALIKES[letter.toUpperCase()] ?? letter);
}
