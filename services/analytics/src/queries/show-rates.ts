import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { AreaCode } from '@xianban/contracts/values/identifiers';
import { DEFAULT_RATE_WEIGHTS } from '@xianban/rules/rates';
import { Clock } from '@xianban/service-kit/clock';
import { DistrictPack } from '@xianban/service-kit/district/district-pack';
import { WHOLE_DISTRICT, type Actor } from '@xianban/service-kit/identity/actor';
import { Allow } from '@xianban/service-kit/identity/allow';
import { CurrentActor } from '@xianban/service-kit/identity/current-actor';
import { readCursor } from '@xianban/service-kit/paging/cursor';
import { pageOf } from '@xianban/service-kit/paging/page-of';
import { DataSource } from 'typeorm';

import type { RatesQuestion } from '../domain/rates-question.js';
import { ratesRow, totalCount } from '../domain/rates-row.js';
import { countClosings } from './count-closings.js';
import { RatesAnswer } from './rates-answer.js';
import { RatesQuery } from './rates-query.js';

/** The three rates of what closed: response, resolution and satisfaction, as reporters answered. */
@ApiTags('rates')
@Controller('v1/rates')
export class ShowRates {
  constructor(
    private readonly database: DataSource,
    private readonly district: DistrictPack,
    private readonly clock: Clock,
  ) {}

  @ApiOperation({
    summary: 'The three rates by area, unit, category, origin or period',
    description:
      'Counts what closed, where and when it closed. Street staff see their own areas only. These are figures for staff: small counts are shown; ' +
      'whoever publishes them must leave out counts below 5.',
  })
  @ApiOkResponse({ type: RatesAnswer })
  @Allow('analyst', 'street-staff', 'district-staff', 'operator')
  @Get()
  async show(@Query() query: RatesQuery, @CurrentActor() actor: Actor): Promise<RatesAnswer> {
    const after = readCursor(query.cursor, ['string'])?.[0];
    const counts = await countClosings(this.database.manager, { ...query, ...scopeOf(actor) }, this.clock.zone);
    const weights = this.district.policy.rateWeights ?? DEFAULT_RATE_WEIGHTS;

    // as many groups as the district has areas at most: counting all of them is what gives the total
    const following = counts.filter(({ key }) => after === undefined || key > after).slice(0, query.limit + 1);
    const page = pageOf(
      following,
      query.limit,
      ({ key }) => [key],
      (count) => ratesRow(count, weights),
    );
    return { weights, total: ratesRow(totalCount(counts), weights), ...page };
  }
}

function scopeOf(actor: Actor): Pick<RatesQuestion, 'within'> {
  if (actor.role !== 'street-staff' || actor.areas.includes(WHOLE_DISTRICT)) return {};
  return { within: actor.areas as readonly AreaCode[] };
}
