import { Matches } from 'class-validator';

/** Id of a visit, unique in the district. */
export function IsVisitId(): PropertyDecorator {
  return Matches(/^[\w.-]{1,64}$/, { message: '$property must be 1 to 64 letters, digits, dots, hyphens or underscores' });
}
