import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import type { Areas } from '@xianban/contracts/values/areas';
import { Clock } from '@xianban/service-kit/clock';
import { Problem } from '@xianban/service-kit/http/problem';
import { Allow } from '@xianban/service-kit/identity/allow';
import { ROLES } from '@xianban/service-kit/identity/role';
import { Transform } from 'class-transformer';
import { IsNumber, Max, Min } from 'class-validator';

import { rosterMoment } from '../domain/is-on-duty.js';
import { District } from '../store/district.js';
import { AreasAnswer } from './areas-answer.js';
import { Locate } from './locate.js';
import { UnitAnswer } from './unit-answer.js';

class PlaceQuery {
  @ApiProperty({ description: 'WGS-84 degrees.', example: 116.452 })
  @Transform(decimal)
  @IsNumber()
  @Min(-180)
  @Max(180)
  readonly lon!: number;

  @ApiProperty({ description: 'WGS-84 degrees.', example: 39.934 })
  @Transform(decimal)
  @IsNumber()
  @Min(-90)
  @Max(90)
  readonly lat!: number;
}

/** Number() would also take an empty text for 0, and hexadecimal digits. */
function decimal({ value }: { readonly value: unknown }): number {
  return typeof value === 'string' && /^-?\d{1,3}(\.\d{1,20})?$/.test(value) ? Number(value) : NaN;
}

class PlaceAnswer {
  @ApiProperty({ type: AreasAnswer }) readonly areas!: Areas;
  @ApiProperty({ type: [UnitAnswer], description: 'Units that answer for these areas, from the management grid upwards.' })
  readonly units!: readonly UnitAnswer[];
}

/** A point on the map, as the grid sees it. */
@ApiTags('areas')
@Controller('v1/locate')
export class ShowPlace {
  constructor(
    private readonly locate: Locate,
    private readonly district: District,
    private readonly clock: Clock,
  ) {}

  @ApiOperation({ summary: 'The areas that a point lies in, and the units that answer for them', description: '404 outside the district.' })
  @ApiOkResponse({ type: PlaceAnswer })
  @Allow(...ROLES)
  @Get()
  run(@Query() { lon, lat }: PlaceQuery): PlaceAnswer {
    const areas = this.locate.areasAt([lon, lat]);
    if (!areas) {
      throw new Problem({
        status: 404,
        type: 'urn:xianban:problem:unknown-grid',
        title: 'The point is outside the district',
        field: 'lon',
      });
    }
    const { map } = this.district;
    const { managementGrid, community, street } = areas;
    const now = rosterMoment(this.clock.nowMs(), this.clock.zone);
    const units = [managementGrid, community, street, map.district].flatMap((area) => map.answeringFor(area));
    return { areas, units: units.map((unit) => UnitAnswer.of(unit, now)) };
  }
}
