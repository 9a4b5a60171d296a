import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Query } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { IssueNumber } from '@xianban/contracts/values/identifiers';
import { Clock } from '@xianban/service-kit/clock';
import type { Actor } from '@xianban/service-kit/identity/actor';
import { Allow } from '@xianban/service-kit/identity/allow';
import { CurrentActor } from '@xianban/service-kit/identity/current-actor';

import { CorrectClassification } from '../commands/correct-classification.js';
import { CountRules } from '../queries/count-rules.js';
import { ClassificationBody } from './classification-body.js';
import { IssueNumberParam } from './issue-number-param.js';
import { IssueView } from './issue-view.js';
import { RulesQuery } from './rules-query.js';
import { RulesView } from './rules-view.js';

/** How issues are sorted: corrected by people, and how well the rules do. */
@ApiTags('classification')
@Controller('v1')
export class ClassificationController {
  constructor(
    private readonly correctClassification: CorrectClassification,
    private readonly countRules: CountRules,
    private readonly clock: Clock,
  ) {}

  @ApiOperation({ summary: 'Sorts an open issue anew. The limit that was promised stays' })
  @ApiParam({ name: 'number', example: '110105-2026-000123' })
  @ApiBody({ type: ClassificationBody, examples: { danger: { value: ClassificationBody.example } } })
  @ApiOkResponse({ type: IssueView })
  @Allow('unit-staff', 'street-staff', 'district-staff', 'operator')
  @HttpCode(HttpStatus.OK)
  @Post('issues/:number/classification')
  async correct(
    @CurrentActor() actor: Actor,
    @Param('number', IssueNumberParam) number: IssueNumber,
    @Body() body: ClassificationBody,
  ): Promise<IssueView> {
    return IssueView.of(await this.correctClassification.run(actor, number, body), this.clock);
  }

  @ApiOperation({ summary: 'How often each rule of the vocabulary decided, and how often people corrected it' })
  @ApiOkResponse({ type: RulesView })
  @Allow('analyst', 'district-staff', 'operator')
  @Get('classification-rules')
  rules(@Query() query: RulesQuery): Promise<RulesView> {
    return this.countRules.run(query);
  }
}
