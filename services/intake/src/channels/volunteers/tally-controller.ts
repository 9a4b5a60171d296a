import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '@xianban/service-kit/identity/public';
import type { FastifyRequest } from 'fastify';

import { ChannelCallers } from '../../channel-kit/channel-callers.js';
import { ChannelRegistry } from '../../channel-kit/channel-registry.js';
import { AccountParam } from '../../http/account-param.js';
import { ReadTally } from './read-tally.js';
import { TallyQuery } from './tally-query.js';
import { TallyView } from './tally-view.js';

/** What a volunteer did day by day. */
@ApiTags('channel volunteers')
@Public()
@Controller('v1/channels/volunteers/volunteers')
export class TallyController {
  constructor(
    private readonly channels: ChannelRegistry,
    private readonly callers: ChannelCallers,
    private readonly tally: ReadTally,
  ) {}

  @ApiOperation({ operationId: 'tally-volunteers', summary: 'Reports of one volunteer by day, today first, and what came of them' })
  @ApiHeader({ name: 'X-Api-Key', required: true })
  @ApiOkResponse({ type: TallyView })
  @Get(':account/tally')
  async read(
    @Param('account', AccountParam) account: string,
    @Query() { days }: TallyQuery,
    @Req() request: FastifyRequest,
  ): Promise<TallyView> {
    return this.tally.run(await this.callers.proven(this.channels.known('volunteers'), request), account, days);
  }
}
