import { Body, Controller, Get, Headers, HttpCode, HttpStatus, Param, Post, Query } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { ReportId } from '@xianban/contracts/values/identifiers';
import type { Actor } from '@xianban/service-kit/identity/actor';
import { Allow } from '@xianban/service-kit/identity/allow';
import { CurrentActor } from '@xianban/service-kit/identity/current-actor';
import { chooseLanguage } from '@xianban/service-kit/language/choose-language';
import type { Page } from '@xianban/service-kit/paging/page';
import { PageQuery } from '@xianban/service-kit/paging/page-query';

import { IdParam } from '../../http/id-param.js';
import { HandOver } from './hand-over.js';
import { HandoverBody } from './handover-body.js';
import { ListOwn } from './list-own.js';
import { OwnPageView, type OwnView } from './own-view.js';
import { OwnerView } from './owner-view.js';
import { Owners } from './owners.js';

/** Who owns what was asked at the counters. */
@ApiTags('channel first-inquiry')
@Controller('v1/channels/first-inquiry')
export class OwnersController {
  constructor(
    private readonly owners: Owners,
    private readonly listOwn: ListOwn,
    private readonly handOver: HandOver,
  ) {}

  @ApiOperation({ operationId: 'mine-first-inquiry', summary: 'What the actor owns until it is over, oldest first' })
  @ApiOkResponse({ type: OwnPageView })
  @Allow('grid-worker', 'street-staff')
  @Get('mine')
  mine(@CurrentActor() actor: Actor, @Query() query: PageQuery, @Headers('accept-language') language?: string): Promise<Page<OwnView>> {
    return this.listOwn.run(actor, query, chooseLanguage(language));
  }

  @ApiOperation({ operationId: 'owner-first-inquiry', summary: 'Who owns a matter, and how that came to be' })
  @ApiOkResponse({ type: OwnerView })
  @Allow('grid-worker', 'street-staff', 'district-staff', 'operator')
  @Get('reports/:id/owner')
  owner(@CurrentActor() actor: Actor, @Param('id', IdParam) report: ReportId): Promise<OwnerView> {
    return this.owners.view(actor, report);
  }

  @ApiOperation({ operationId: 'hand-over-first-inquiry', summary: 'Gives a matter to another owner, with a reason that is kept' })
  @ApiBody({ type: HandoverBody, examples: { one: { value: HandoverBody.example } } })
  @ApiOkResponse({ type: OwnerView })
  @Allow('street-staff', 'operator')
  @HttpCode(HttpStatus.OK)
  @Post('reports/:id/owner')
  async give(@CurrentActor() actor: Actor, @Param('id', IdParam) report: ReportId, @Body() body: HandoverBody): Promise<OwnerView> {
    await this.handOver.run(actor, report, body);
    return this.owners.view(actor, report);
  }
}
