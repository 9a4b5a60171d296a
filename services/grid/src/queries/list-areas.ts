import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsAreaCode, type AreaCode } from '@xianban/contracts/values/identifiers';
import { Allow } from '@xianban/service-kit/identity/allow';
import { ROLES } from '@xianban/service-kit/identity/role';
import { readCursor } from '@xianban/service-kit/paging/cursor';
import type { Page } from '@xianban/service-kit/paging/page';
import { pageOf } from '@xianban/service-kit/paging/page-of';
import { PageQuery } from '@xianban/service-kit/paging/page-query';
import { IsIn, IsOptional } from 'class-validator';
import { DataSource, MoreThan } from 'typeorm';

import { Area, AREA_LEVELS, type AreaLevel } from '../store/area.js';
import { ApiPage } from './api-page.js';
import { AreaAnswer } from './area-answer.js';

class AreasQuery extends PageQuery {
  @ApiPropertyOptional({ enum: AREA_LEVELS })
  @IsOptional()
  @IsIn(AREA_LEVELS)
  readonly level?: AreaLevel;

  @ApiPropertyOptional({ description: 'Only areas that lie directly in this one.' })
  @IsOptional()
  @IsAreaCode()
  readonly parent?: AreaCode;
}

/** The areas of the district, in the order of their codes. */
@ApiTags('areas')
@Controller('v1/areas')
export class ListAreas {
  constructor(private readonly database: DataSource) {}

  @ApiOperation({ summary: 'Areas on four levels below the district' })
  @ApiPage(AreaAnswer)
  @Allow(...ROLES)
  @Get()
  async run(@Query() { level, parent, limit, cursor }: AreasQuery): Promise<Page<AreaAnswer>> {
    const [after] = readCursor(cursor, ['string']) ?? [];
    const rows = await this.database.manager.find(Area, {
      where: { ...(level && { level }), ...(parent && { parent }), ...(after && { code: MoreThan(after as AreaCode) }) },
      order: { code: 'ASC' },
      take: limit + 1,
    });
    return pageOf(
      rows,
      limit,
      ({ code }) => [code],
      (area) => AreaAnswer.of(area),
    );
  }
}
