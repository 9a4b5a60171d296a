import { Controller, Get, Headers, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { AreaCode } from '@xianban/contracts/values/identifiers';
import { DistrictPack } from '@xianban/service-kit/district/district-pack';
import type { Actor } from '@xianban/service-kit/identity/actor';
import { Allow } from '@xianban/service-kit/identity/allow';
import { CurrentActor } from '@xianban/service-kit/identity/current-actor';
import { chooseLanguage } from '@xianban/service-kit/language/choose-language';
import type { Page } from '@xianban/service-kit/paging/page';

import { coveredCommunities } from '../../domain/covered-communities.js';
import { ListRounds } from './list-rounds.js';
import { ReadWalked } from './read-walked.js';
import { RoundsQuery } from './rounds-query.js';
import { WalkedPageView, type WalkedView } from './walked-view.js';
import { RoundPageView, type RoundView } from './round-view.js';

/** Which alleys and communities were walked when, for those who answer for them. */
@ApiTags('channel alley-stewards')
@Allow('grid-worker', 'street-staff', 'district-staff', 'operator', 'analyst')
@Controller('v1/channels/alley-stewards')
export class RoundsController {
  constructor(
    private readonly listRounds: ListRounds,
    private readonly readWalked: ReadWalked,
    private readonly pack: DistrictPack,
  ) {}

  @ApiOperation({ operationId: 'rounds-alley-stewards', summary: 'Rounds that ended since then, the latest first' })
  @ApiOkResponse({ type: RoundPageView })
  @Get('rounds')
  rounds(@CurrentActor() actor: Actor, @Query() query: RoundsQuery): Promise<Page<RoundView>> {
    return this.listRounds.run(this.communities(actor, query), query);
  }

  @ApiOperation({ operationId: 'coverage-alley-stewards', summary: 'Rounds by community since then; those without are there with 0' })
  @ApiOkResponse({ type: WalkedPageView })
  @Get('coverage')
  coverage(
    @CurrentActor() actor: Actor,
    @Query() query: RoundsQuery,
    @Headers('accept-language') language?: string,
  ): Promise<Page<WalkedView>> {
    return this.readWalked.run(this.communities(actor, query), query, chooseLanguage(language));
  }

  private communities(actor: Actor, { community }: RoundsQuery): AreaCode[] {
    const covered = coveredCommunities(this.pack.areas().values(), actor);
    return community === undefined ? covered : covered.filter((code) => code === community);
  }
}
