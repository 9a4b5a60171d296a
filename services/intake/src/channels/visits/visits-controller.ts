import { Body, Controller, Get, Headers, Post, Query } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@xianban/service-kit/identity/actor';
import { Allow } from '@xianban/service-kit/identity/allow';
import { CurrentActor } from '@xianban/service-kit/identity/current-actor';
import { chooseLanguage } from '@xianban/service-kit/language/choose-language';

import { BatchView } from '../../http/acceptance-view.js';
import { ReportDesk } from '../../http/report-desk.js';
import { CoverageQuery } from './coverage-query.js';
import { CoverageView } from './coverage-view.js';
import { ReadCoverage } from './read-coverage.js';
import { RecordVisit } from './record-visit.js';
import { VisitBody } from './visit-body.js';

/** Visits of leaders, and whoever was not visited. */
@ApiTags('channel visits')
@Controller('v1/channels/visits')
export class VisitsController {
  constructor(
    private readonly recordVisit: RecordVisit,
    private readonly readCoverage: ReadCoverage,
    private readonly desk: ReportDesk,
  ) {}

  @ApiOperation({ operationId: 'visit-visits', summary: 'Records a visit and what was found on it, which may be nothing' })
  @ApiBody({ type: VisitBody, examples: { one: { value: VisitBody.example } } })
  @ApiCreatedResponse({ type: BatchView, description: 'The visit is recorded; one verdict per finding' })
  @Allow('street-staff', 'district-staff', 'operator')
  @Post('visits')
  async record(@CurrentActor() actor: Actor, @Body() body: VisitBody, @Headers('accept-language') language?: string): Promise<BatchView> {
    return this.desk.batchView(await this.recordVisit.run(actor, body), chooseLanguage(language));
  }

  @ApiOperation({ operationId: 'coverage-visits', summary: 'When leaders were last in each street and community' })
  @ApiOkResponse({ type: CoverageView })
  @Allow('district-staff', 'operator', 'analyst')
  @Get('coverage')
  coverage(@Query() query: CoverageQuery, @Headers('accept-language') language?: string): Promise<CoverageView> {
    return this.readCoverage.run(query, chooseLanguage(language));
  }
}
