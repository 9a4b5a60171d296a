import { Body, Controller, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiCreatedResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { IssueNumber } from '@xianban/contracts/values/identifiers';
import { Clock } from '@xianban/service-kit/clock';
import type { Actor } from '@xianban/service-kit/identity/actor';
import { Allow } from '@xianban/service-kit/identity/allow';
import { CurrentActor } from '@xianban/service-kit/identity/current-actor';

import { AskMerging } from '../commands/ask-merging.js';
import { SplitIssue } from '../commands/split-issue.js';
import { IssueNumberParam } from './issue-number-param.js';
import { IssueView } from './issue-view.js';
import { MergeBody } from './merge-body.js';
import { SplitBody } from './split-body.js';

/** What staff do when two issues are of one matter, or one of two. */
@ApiTags('merging')
@ApiParam({ name: 'number', example: '110105-2026-000123' })
@Controller('v1/issues/:number')
@Allow('street-staff', 'district-staff', 'operator')
export class MergingController {
  constructor(
    private readonly askMerging: AskMerging,
    private readonly splitIssue: SplitIssue,
    private readonly clock: Clock,
  ) {}

  @ApiOperation({ summary: 'Lets an issue go on under another, with its reporters; it is merged as soon as its task is given up' })
  @ApiBody({ type: MergeBody, examples: { same: { value: MergeBody.example } } })
  @ApiAcceptedResponse({ type: IssueView })
  @HttpCode(HttpStatus.ACCEPTED)
  @Post('merge')
  async merge(
    @CurrentActor() actor: Actor,
    @Param('number', IssueNumberParam) number: IssueNumber,
    @Body() body: MergeBody,
  ): Promise<IssueView> {
    return IssueView.of(await this.askMerging.run(actor, number, body), this.clock);
  }

  @ApiOperation({ summary: 'Takes reports out into a new issue, which keeps the time of receipt of the first of them' })
  @ApiBody({ type: SplitBody, examples: { other: { value: SplitBody.example } } })
  @ApiCreatedResponse({ type: IssueView })
  @Post('split')
  async split(
    @CurrentActor() actor: Actor,
    @Param('number', IssueNumberParam) number: IssueNumber,
    @Body() body: SplitBody,
  ): Promise<IssueView> {
    return IssueView.of(await this.splitIssue.run(actor, number, body), this.clock);
  }
}
