import { IsIn } from 'class-validator';

import { DATUMS } from '../domain/in-datum.js';

/** The declared datum of a point. Without one, a point of a Chinese map service would be hundreds of metres off. */
export function IsDatum(): PropertyDecorator {
  return IsIn(DATUMS, { message: `$property must declare the datum of the coordinates: ${DATUMS.join(', ')}` });
}
