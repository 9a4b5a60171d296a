import { Matches } from 'class-validator';

/** Id that the app gave to itself on this phone, and changes when it is set up anew. */
export function IsDeviceId(): PropertyDecorator {
  return Matches(/^[\w.-]{1,64}$/, { message: '$property must be 1 to 64 letters, digits, dots, hyphens or underscores' });
}

/** Id of a route or of an alley in the stewards' books. */
export function IsPlaceId(): PropertyDecorator {
  return Matches(/^[\w.-]{1,64}$/, { message: '$property must be 1 to 64 letters, digits, dots, hyphens or underscores' });
}
