import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsAreaCode, type AreaCode } from '@xianban/contracts/values/identifiers';
import { Clock } from '@xianban/service-kit/clock';
import { UNIT_KINDS, type UnitKind } from '@xianban/service-kit/district/unit';
import { Allow } from '@xianban/service-kit/identity/allow';
import { ROLES } from '@xianban/service-kit/identity/role';
import { readCursor } from '@xianban/service-kit/paging/cursor';
import type { Page } from '@xianban/service-kit/paging/page';
import { pageOf } from '@xianban/service-kit/paging/page-of';
import { PageQuery } from '@xianban/service-kit/paging/page-query';
import { IsIn, IsOptional } from 'class-validator';

import { rosterMoment } from '../domain/is-on-duty.js';
import { District } from '../store/district.js';
import { ApiPage } from './api-page.js';
import { UnitAnswer } from './unit-answer.js';

class UnitsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: UNIT_KINDS })
  @IsOptional()
  @IsIn(UNIT_KINDS)
  readonly kind?: UnitKind;

  @ApiPropertyOptional({ description: 'Only units that answer for exactly this area.' })
  @IsOptional()
  @IsAreaCode()
  readonly area?: AreaCode;
}

/** The units of the district, in the order of their ids. */
@ApiTags('units')
@Controller('v1/units')
export class ListUnits {
  constructor(
    private readonly district: District,
    private readonly clock: Clock,
  ) {}

  @ApiOperation({ summary: 'Responsible units' })
  @ApiPage(UnitAnswer)
  @Allow(...ROLES)
  @Get()
  run(@Query() { kind, area, limit, cursor }: UnitsQuery): Page<UnitAnswer> {
    const after = readCursor(cursor, ['string'])?.[0] ?? '';
    const { map } = this.district;
    const units = area ? map.answeringFor(area) : map.allUnits();
    const following = units.filter((unit) => unit.id > after && (!kind || unit.kind === kind)).slice(0, limit + 1);
    const now = rosterMoment(this.clock.nowMs(), this.clock.zone);
    return pageOf(
      following,
      limit,
      ({ id }) => [id],
      (unit) => UnitAnswer.of(unit, now),
    );
  }
}
