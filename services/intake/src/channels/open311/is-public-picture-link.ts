import { ValidateBy } from 'class-validator';

import { isPublicPictureLink } from './domain/public-picture-link.js';

/** Each is an https link to a host that has a name in the public net. Names that lead inside are found out when the picture is fetched. */
export function IsPublicPictureLink(): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isPublicPictureLink',
      validator: {
        validate: (value) => typeof value === 'string' && isPublicPictureLink(value),
        defaultMessage: () => 'each of $property must be an https link to a public host',
      },
    },
    { each: true },
  );
}
