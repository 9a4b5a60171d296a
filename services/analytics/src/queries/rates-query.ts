import { ApiPropertyOptional, ApiProperty } from '@nestjs/swagger';
import { CATEGORIES, IsCategory, type Category } from '@xianban/contracts/values/classification';
import { IsAreaCode, IsUnitId, type AreaCode, type UnitId } from '@xianban/contracts/values/identifiers';
import { IsInstant, type Instant } from '@xianban/contracts/values/instant';
import { IsOrigin, ORIGINS, type Origin } from '@xianban/contracts/values/origin';
import { PageQuery } from '@xianban/service-kit/paging/page-query';
import { IsIn, IsOptional } from 'class-validator';

import { AREA_LEVELS, PERIODS, RATE_AXES, type AreaLevel, type Period, type RateAxis } from '../domain/rates-question.js';

/** What `GET /v1/rates` can be asked. */
export class RatesQuery extends PageQuery {
  @ApiProperty({ enum: RATE_AXES, description: 'What the rates are shown by.' })
  @IsIn(RATE_AXES)
  readonly by!: RateAxis;

  @ApiPropertyOptional({ enum: AREA_LEVELS, default: 'street', description: 'Level of the areas, for by=area.' })
  @IsOptional()
  @IsIn(AREA_LEVELS)
  readonly level: AreaLevel = 'street';

  @ApiPropertyOptional({
    enum: PERIODS,
    default: 'month',
    description: "Length of a period in the district's zone, for by=period. Weeks are ISO weeks.",
  })
  @IsOptional()
  @IsIn(PERIODS)
  readonly period: Period = 'month';

  @ApiPropertyOptional({ format: 'date-time', description: 'Only issues closed at or after this instant.' })
  @IsOptional()
  @IsInstant()
  readonly from?: Instant;

  @ApiPropertyOptional({ format: 'date-time', description: 'Only issues closed before this instant.' })
  @IsOptional()
  @IsInstant()
  readonly to?: Instant;

  @ApiPropertyOptional({ description: 'Only issues in this area, of any level below the district.' })
  @IsOptional()
  @IsAreaCode()
  readonly area?: AreaCode;

  @ApiPropertyOptional({ description: 'Only issues that this unit was responsible for when they closed.' })
  @IsOptional()
  @IsUnitId()
  readonly unit?: UnitId;

  @ApiPropertyOptional({ enum: CATEGORIES })
  @IsOptional()
  @IsCategory()
  readonly category?: Category;

  @ApiPropertyOptional({ enum: ORIGINS, description: 'Only what came as a complaint, or only what was found before anybody complained.' })
  @IsOptional()
  @IsOrigin()
  readonly origin?: Origin;
}
