import { Body, Controller, Get, HttpCode, HttpStatus, Param, Put, Query } from '@nestjs/common';
import { ApiBody, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { AreaCode } from '@xianban/contracts/values/identifiers';
import { DistrictPack } from '@xianban/service-kit/district/district-pack';
import type { Actor } from '@xianban/service-kit/identity/actor';
import { Allow } from '@xianban/service-kit/identity/allow';
import { CurrentActor } from '@xianban/service-kit/identity/current-actor';

import { coveredCommunities } from '../../domain/covered-communities.js';
import { notFound } from '../../http/not-found.js';
import { ReadRoster } from './read-roster.js';
import { RosterBody } from './roster-body.js';
import { RosterQuery } from './roster-query.js';
import { RosterView } from './roster-view.js';
import { SetRoster } from './set-roster.js';

/** Who sits at the counters when, for those who answer for the community. */
@ApiTags('channel first-inquiry')
@Controller('v1/channels/first-inquiry/rosters/:community')
export class RostersController {
  constructor(
    private readonly readRoster: ReadRoster,
    private readonly setRoster: SetRoster,
    private readonly pack: DistrictPack,
  ) {}

  @ApiOperation({ operationId: 'roster-first-inquiry', summary: 'Who sits at the counter day by day' })
  @ApiOkResponse({ type: RosterView })
  @Allow('grid-worker', 'street-staff', 'district-staff', 'operator')
  @Get()
  read(@CurrentActor() actor: Actor, @Param('community') community: string, @Query() query: RosterQuery): Promise<RosterView> {
    return this.readRoster.run(this.covered(actor, community), query);
  }

  @ApiOperation({ operationId: 'set-roster-first-inquiry', summary: 'Says who takes turns from a date on' })
  @ApiBody({ type: RosterBody, examples: { one: { value: RosterBody.example } } })
  @ApiNoContentResponse()
  @Allow('street-staff', 'operator')
  @HttpCode(HttpStatus.NO_CONTENT)
  @Put()
  set(@CurrentActor() actor: Actor, @Param('community') community: string, @Body() body: RosterBody): Promise<void> {
    return this.setRoster.run(actor, this.covered(actor, community), body);
  }

  private covered(actor: Actor, community: string): AreaCode {
    const code = coveredCommunities(this.pack.areas().values(), actor).find((covered) => (covered as string) === community);
    if (!code) throw notFound('community', 'There is no such community');
    return code;
  }
}
