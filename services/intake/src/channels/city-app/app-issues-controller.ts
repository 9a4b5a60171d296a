import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Param, Post, Put, Query, Req } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { IssueNumber } from '@xianban/contracts/values/identifiers';
import { Clock } from '@xianban/service-kit/clock';
import { Public } from '@xianban/service-kit/identity/public';
import { chooseLanguage } from '@xianban/service-kit/language/choose-language';
import type { Page } from '@xianban/service-kit/paging/page';
import { PageQuery } from '@xianban/service-kit/paging/page-query';
import type { FastifyRequest } from 'fastify';

import type { ChannelCaller } from '../../channel-kit/channel-caller.js';
import { ChannelCallers } from '../../channel-kit/channel-callers.js';
import { ChannelRegistry } from '../../channel-kit/channel-registry.js';
import { AccountParam } from '../../http/account-param.js';
import { IssueNumberParam } from '../../http/issue-number-param.js';
import { AccountQuery } from './account-query.js';
import { AppIssueView } from './app-issue-view.js';
import { AppIssues } from './app-issues.js';
import { CommentBody } from './comment-body.js';
import { CommentOnIssue } from './comment-on-issue.js';
import { CommentTakenView } from './comment-view.js';
import { FollowIssue } from './follow-issue.js';
import { FollowPageView, type FollowView } from './follow-view.js';
import { ListFollows } from './list-follows.js';

/** What the app shows of issues, and what residents do about those that others reported. */
@ApiTags('channel city-app')
@ApiHeader({ name: 'X-Api-Key', required: true })
@Public()
@Controller('v1/channels/city-app')
export class AppIssuesController {
  constructor(
    private readonly channels: ChannelRegistry,
    private readonly callers: ChannelCallers,
    private readonly issues: AppIssues,
    private readonly followIssue: FollowIssue,
    private readonly commentOnIssue: CommentOnIssue,
    private readonly listFollows: ListFollows,
    private readonly clock: Clock,
  ) {}

  @ApiOperation({ operationId: 'issue-city-app', summary: 'An issue as the app shows it' })
  @ApiOkResponse({ type: AppIssueView })
  @Get('issues/:number')
  async read(
    @Param('number', IssueNumberParam) number: IssueNumber,
    @Query() { account }: AccountQuery,
    @Req() request: FastifyRequest,
  ): Promise<AppIssueView> {
    return this.issues.view(await this.caller(request), number, account, chooseLanguage(request.headers['accept-language']));
  }

  @ApiOperation({ operationId: 'follow-city-app', summary: 'A resident follows an issue' })
  @ApiNoContentResponse()
  @HttpCode(HttpStatus.NO_CONTENT)
  @Put('issues/:number/followers/:account')
  async follow(
    @Param('number', IssueNumberParam) number: IssueNumber,
    @Param('account', AccountParam) account: string,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.followIssue.follow(await this.caller(request), number, account);
  }

  @ApiOperation({ operationId: 'unfollow-city-app', summary: 'A resident follows an issue no longer' })
  @ApiNoContentResponse()
  @HttpCode(HttpStatus.NO_CONTENT)
  @Delete('issues/:number/followers/:account')
  async unfollow(
    @Param('number', IssueNumberParam) number: IssueNumber,
    @Param('account', AccountParam) account: string,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.followIssue.unfollow(await this.caller(request), number, account);
  }

  @ApiOperation({ operationId: 'comment-city-app', summary: 'A resident says something of an issue: for staff, and to be counted' })
  @ApiBody({ type: CommentBody, examples: { one: { value: CommentBody.example } } })
  @ApiCreatedResponse({ type: CommentTakenView })
  @Post('issues/:number/comments')
  async comment(
    @Param('number', IssueNumberParam) number: IssueNumber,
    @Body() body: CommentBody,
    @Req() request: FastifyRequest,
  ): Promise<CommentTakenView> {
    const { id, commentedAt } = await this.commentOnIssue.run(await this.caller(request), number, body);
    return { id, commentedAt: this.clock.instant(commentedAt.getTime()) };
  }

  @ApiOperation({
    operationId: 'follows-city-app',
    summary: 'What became of the issues that a resident follows, the latest followed first',
  })
  @ApiOkResponse({ type: FollowPageView })
  @Get('residents/:account/follows')
  async follows(
    @Param('account', AccountParam) account: string,
    @Query() query: PageQuery,
    @Req() request: FastifyRequest,
  ): Promise<Page<FollowView>> {
    return this.listFollows.run(await this.caller(request), account, query, chooseLanguage(request.headers['accept-language']));
  }

  private caller(request: FastifyRequest): Promise<ChannelCaller> {
    return this.callers.proven(this.channels.known('city-app'), request);
  }
}
