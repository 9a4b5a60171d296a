import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsAreaCode, type AreaCode } from '@xianban/contracts/values/identifiers';
import type { Position } from '@xianban/contracts/values/position';
import { Problem } from '@xianban/service-kit/http/problem';
import { Allow } from '@xianban/service-kit/identity/allow';
import { ROLES } from '@xianban/service-kit/identity/role';
import { DataSource } from 'typeorm';

import { Area } from '../store/area.js';
import { District } from '../store/district.js';
import { AreaAnswer } from './area-answer.js';

class AreaPath {
  @ApiProperty({ type: String })
  @IsAreaCode()
  readonly code!: AreaCode;
}

class OneAreaAnswer extends AreaAnswer {
  @ApiPropertyOptional({
    description: 'Border of a technical grid: a closed ring of [longitude, latitude] in WGS-84 degrees.',
    type: 'array',
    items: { type: 'array', items: { type: 'number' } },
  })
  readonly border?: readonly Position[];
}

/** One area. */
@ApiTags('areas')
@Controller('v1/areas')
export class ShowArea {
  constructor(
    private readonly database: DataSource,
    private readonly district: District,
  ) {}

  @ApiOperation({ summary: 'One area, with its border if it is a technical grid' })
  @ApiOkResponse({ type: OneAreaAnswer })
  @Allow(...ROLES)
  @Get(':code')
  async run(@Param() { code }: AreaPath): Promise<OneAreaAnswer> {
    const area = await this.database.manager.findOneBy(Area, { code });
    if (!area) throw new Problem({ status: 404, type: 'urn:xianban:problem:unknown-area', title: 'There is no such area', field: 'code' });
    const border = this.district.cells.border(code);
    return { ...AreaAnswer.of(area), ...(border && { border }) };
  }
}
