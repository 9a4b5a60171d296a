import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { AreaCode } from '@xianban/contracts/values/identifiers';

import { AREA_LEVELS, type Area, type AreaLevel } from '../store/area.js';
import { NameAnswer } from './name-answer.js';

/** An area of the district. */
export class AreaAnswer {
  @ApiProperty({ type: String }) readonly code!: AreaCode;
  @ApiProperty({ enum: AREA_LEVELS }) readonly level!: AreaLevel;
  @ApiPropertyOptional({ type: String, description: 'The area that it lies in; absent for the district.' }) readonly parent?: AreaCode;
  @ApiProperty() readonly name!: NameAnswer;

  static of({ code, level, parent, nameZh, nameEn }: Area): AreaAnswer {
    return { code, level, ...(parent !== null && { parent }), name: { zh: nameZh, en: nameEn } };
  }
}
