import { ValidateBy, type ValidationOptions } from 'class-validator';

import { textFault } from './domain/unmarked-text.js';

/** Plain text as `IsPlainText` demands, at most so many characters, and without HTML, which is refused rather than escaped. */
export function IsUnmarkedText(most: number, options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isUnmarkedText',
      validator: {
        validate: (value) => typeof value === 'string' && textFault(value, most) === undefined,
        defaultMessage: (problem) =>
          `$property ${typeof problem?.value === 'string' ? (textFault(problem.value, most) ?? 'is not valid') : 'must be text'}`,
      },
    },
    options,
  );
}
