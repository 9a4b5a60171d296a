import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { IssueNumber } from '@xianban/contracts/values/identifiers';
import type { Actor } from '@xianban/service-kit/identity/actor';
import { Allow } from '@xianban/service-kit/identity/allow';
import { CurrentActor } from '@xianban/service-kit/identity/current-actor';
import type { Page } from '@xianban/service-kit/paging/page';
import { PageQuery } from '@xianban/service-kit/paging/page-query';

import { IssueNumberParam } from '../../http/issue-number-param.js';
import { FindIssue } from '../../queries/find-issue.js';
import { CommentPageView, type CommentView } from './comment-view.js';
import { ListComments } from './list-comments.js';

/** What residents said in the app, for the staff who deal with the issue. */
@ApiTags('channel city-app')
@Controller('v1/issues/:number/app-comments')
@Allow('grid-worker', 'unit-staff', 'street-staff', 'district-staff', 'operator')
export class CommentsController {
  constructor(
    private readonly findIssue: FindIssue,
    private readonly listComments: ListComments,
  ) {}

  @ApiOperation({ operationId: 'comments-city-app', summary: 'What residents said of an issue in the app, oldest first' })
  @ApiOkResponse({ type: CommentPageView })
  @Get()
  async list(
    @CurrentActor() actor: Actor,
    @Param('number', IssueNumberParam) number: IssueNumber,
    @Query() query: PageQuery,
  ): Promise<Page<CommentView>> {
    await this.findIssue.run(actor, number);
    return this.listComments.run(number, query);
  }
}
