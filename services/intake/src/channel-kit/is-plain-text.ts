import { ValidateBy, type ValidationOptions } from 'class-validator';

/** Control characters but tab and line ends; and characters that make a text read otherwise than it is stored. */

const DECEPTIVE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/;

/** Text that people wrote: 1 to `most` characters, something other than space, no NUL or other control, no lone surrogate, no bidi override. */
export function IsPlainText(most: number, options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isPlainText',
      validator: {
        validate: (value) => isPlainText(value, most),
        defaultMessage: (problem) =>
          typeof problem?.value === 'string' && problem.value.length > most
            ? `$property must not be longer than ${most} characters`
            : '$property must be text without control characters, lone surrogates or direction overrides, and not empty',
      },
    },
    options,
  );
}

/** True for text as {@link IsPlainText} demands. Length in UTF-16 units. */
export function isPlainText(value: unknown, most: number): value is string {
  return typeof value === 'string' && value.length <= most && value.trim().length > 0 && value.isWellFormed() && !DECEPTIVE.test(value);
}
