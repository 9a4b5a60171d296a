import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInstant, type Instant } from '@xianban/contracts/values/instant';
import { PageQuery } from '@xianban/service-kit/paging/page-query';
import { IsIn, IsOptional } from 'class-validator';

import { CADRE_LEVELS, type CadreLevel } from './cadre-level.js';

/** Which areas, seen from an instant on. */
export class CoverageQuery extends PageQuery {
  @ApiProperty({ format: 'date-time', type: String }) @IsInstant() readonly since!: Instant;
  @ApiPropertyOptional({ enum: CADRE_LEVELS, description: 'Visited by leaders of this level; by any, if absent' })
  @IsOptional()
  @IsIn(CADRE_LEVELS)
  readonly level?: CadreLevel;
  @ApiPropertyOptional({
    enum: ['true', 'false'],
    description: 'false: only areas that were not visited since; true: only those that were',
  })
  @IsOptional()
  @IsIn(['true', 'false'])
  readonly visited?: 'true' | 'false';
}
