import { IsNature, type Nature } from '@xianban/contracts/values/classification';
import { Type } from 'class-transformer';
import { IsDefined, ValidateNested } from 'class-validator';

import { Localized } from './localized.js';

/** An entry of `natures.json`. */
export class NatureEntry {
  @IsNature() readonly code!: Nature;
  @IsDefined() @ValidateNested() @Type(() => Localized) readonly name!: Localized;
}
