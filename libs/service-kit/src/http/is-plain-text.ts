import { isString, ValidateBy } from 'class-validator';

/** Control characters but tab and line breaks; marks that turn the direction of what follows, so that text shows otherwise than it is. */
const UNWELCOME = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

/** Words that people write: not blank, without control characters and bidi overrides, at most so many characters (code points, not UTF-16 units). */
export function IsPlainText(maxCharacters: number): PropertyDecorator {
  return ValidateBy({
    name: 'isPlainText',
    constraints: [maxCharacters],
    validator: {
      validate: (value: unknown) => isPlainText(value, maxCharacters),
      defaultMessage: () => `$property must be text of 1 to ${maxCharacters} characters, without control characters`,
    },
  });
}

/** The same of a value that came another way than over HTTP. */
export function isPlainText(value: unknown, maxCharacters: number): boolean {
  if (!isString(value) || value.trim() === '' || UNWELCOME.test(value)) return false;
  // most are short enough by any count, and counting code points walks the whole text
  return value.length <= maxCharacters || (value.length <= 2 * maxCharacters && [...value].length <= maxCharacters);
}
