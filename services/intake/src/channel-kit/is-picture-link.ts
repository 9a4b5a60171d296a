import { Matches } from 'class-validator';

/** Links to pictures, not fetched here. */
export function IsPictureLink(): PropertyDecorator {
  return Matches(/^https:\/\/[\w.-]{1,253}(:\d{1,5})?(\/[\w.~!$&'()*+,;=:@%/?-]*)?$/, {
    each: true,
    message: 'each of $property must be an https link',
  });
}
