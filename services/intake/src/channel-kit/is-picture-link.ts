import { ValidateBy } from 'class-validator';

import { uploadedId } from '../domain/picture-reference.js';

const LINK = /^https:\/\/[\w.-]{1,253}(:\d{1,5})?(\/[\w.~!$&'()*+,;=:@%/?-]*)?$/;
const LONGEST = 2_000;

/** Pictures of a report: references to what was uploaded before, or links, which are fetched later. */
export function IsPictureLink(): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isPictureLink',
      validator: {
        validate: (value) => typeof value === 'string' && value.length <= LONGEST && (uploadedId(value) !== undefined || LINK.test(value)),
        defaultMessage: () => 'each of $property must be an https link or attachment:<id of an upload>',
      },
    },
    { each: true },
  );
}
