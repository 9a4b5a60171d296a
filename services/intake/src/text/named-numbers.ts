/** A number, letter or side that tells one thing from its neighbours: which building, which gate, which plate. */
export interface NamedNumber {
  /** What is numbered, e.g. `building`. Two texts with other values of one kind speak of other things. */
  readonly kind: string;
  readonly value: string;
}

const NUMERAL = '(?:\\d{1,5}|[零一二三四五六七八九十百]{1,4})';
const DIGITS: Readonly<Record<string, number>> = { 零: 0, 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };

/** Each with the value in its first group and, where the kind depends on it, what is numbered in the second. Longer ones stand first. */
const PATTERNS: readonly { readonly kind: string; readonly pattern: RegExp }[] = [
  { kind: 'plate', pattern: /([京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][a-z]\s?[a-z0-9]{5,6})/g },
  { kind: 'building', pattern: new RegExp(`(${NUMERAL}|[a-z])\\s*(?:号楼|栋|幢|座)`, 'g') },
  { kind: 'yard', pattern: new RegExp(`(${NUMERAL}|[a-z])\\s*号院`, 'g') },
  { kind: 'unit', pattern: new RegExp(`(${NUMERAL}|[a-z])\\s*单元`, 'g') },
  { kind: 'room', pattern: new RegExp(`(${NUMERAL})\\s*室`, 'g') },
  { kind: 'floor', pattern: new RegExp(`(${NUMERAL})\\s*[层楼]`, 'g') },
  { kind: 'exit', pattern: /([a-z]\d?|\d)\s*(?:出?口)/g },
  { kind: 'ordinal', pattern: new RegExp(`第\\s*(${NUMERAL})\\s*([根盏个棵排处块扇座条])`, 'g') },
  { kind: 'house', pattern: new RegExp(`(${NUMERAL})\\s*(?:号(?!线)|弄)`, 'g') },
  { kind: 'side', pattern: /([东西南北左右])(侧|边|门|面|口|入口|出口)/g },
  { kind: 'building', pattern: /\b(?:building|bldg|block|tower)\.?\s*#?(\d{1,5}[a-z]?|[a-z])\b/g },
  { kind: 'unit', pattern: /\b(?:unit|entrance)\s*#?(\d{1,4}[a-z]?|[a-z])\b/g },
  { kind: 'room', pattern: /\b(?:apt|apartment|room|flat)\.?\s*#?(\d{1,5}[a-z]?)\b/g },
  { kind: 'floor', pattern: /\b(?:floor|level)\s*#?(\d{1,3})\b/g },
  { kind: 'floor', pattern: /\b(\d{1,3})(?:st|nd|rd|th)\s+floor\b/g },
  { kind: 'house', pattern: /\b(?:no\.?|number|#)\s*(\d{1,5}[a-z]?)\b/g },
  {
    kind: 'house',
    pattern: /\b(\d{1,5}[a-z]?)\s+(?=(?:[a-z]+\s+){1,3}(?:st|street|ave|avenue|rd|road|lane|ln|drive|dr|place|pl|way|square)\b)/g,
  },
  { kind: 'side', pattern: /\b(north|south|east|west|left|right)(?:ern)?[- ]?(?:hand )?(side|gate|entrance|exit|corner)\b/g },
];

/**
 * Takes out of a text what numbers things, so that what is left are words. Counts, dates and prices stay: they tell nothing apart.
 * @param text in lower case
 */
export function namedNumbers(text: string): { readonly numbers: readonly NamedNumber[]; readonly rest: string } {
  const numbers: NamedNumber[] = [];
  let rest = text;
  for (const { kind, pattern } of PATTERNS) {
    rest = rest.replace(pattern, (_, value: string, thing: unknown) => {
      const numbered = typeof thing === 'string' ? `${kind}:${thing}` : kind;
      numbers.push({ kind: numbered, value: valueOf(value) });
      // what a side belongs to is a word like any other; a comma keeps what stood around it apart
      return ',';
    });
  }
  return { numbers, rest };
}

function valueOf(value: string): string {
  if (!/^[零一二三四五六七八九十百]+$/.test(value)) return value.replaceAll(/\s/g, '').replace(/^0+(?=\d)/, '');
  let total = 0;
  let digit = 0;
  for (const character of value) {
    if (character === '十' || character === '百') {
      total += (digit || 1) * (character === '十' ? 10 : 100);
      digit = 0;
    } else digit = DIGITS[character] ?? 0;
  }
  return String(total + digit);
}
