import { Controller, Get, HttpStatus, Param, Query, Req, type Type } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Public } from '@xianban/service-kit/identity/public';
import { chooseLanguage } from '@xianban/service-kit/language/choose-language';
import type { Page } from '@xianban/service-kit/paging/page';
import { PageQuery } from '@xianban/service-kit/paging/page-query';
import type { FastifyRequest } from 'fastify';

import type { Channel } from '../channel-kit/channel.js';
import { ChannelCallers } from '../channel-kit/channel-callers.js';
import { ListReporterReports } from '../queries/list-reporter-reports.js';
import { ReadReporterDigest } from '../queries/read-reporter-digest.js';
import { AccountParam } from './account-param.js';
import { API_KEY_HEADER } from './api-key-header.js';
import { DigestQuery } from './digest-query.js';
import { DigestView } from './digest-view.js';
import { FeedbackPageView, type FeedbackView } from './feedback-view.js';

/** Where a caller reads what became of the reports of one person. */
export function feedbackController(channel: Channel): Type {
  @ApiTags(`channel ${channel.name}`)
  @Public()
  @Controller(`v1/channels/${channel.name}/${channel.reporters}`)
  class FeedbackController {
    constructor(
      private readonly callers: ChannelCallers,
      private readonly reports: ListReporterReports,
      private readonly digest: ReadReporterDigest,
    ) {}

    @ApiOperation({
      operationId: `feedback-${channel.name}`,
      summary: `What became of each report of one of the ${channel.reporters}, newest first`,
    })
    @ApiHeader(API_KEY_HEADER)
    @ApiResponse({ status: HttpStatus.OK, type: FeedbackPageView })
    @Get(':account/reports')
    async list(
      @Param('account', AccountParam) account: string,
      @Query() query: PageQuery,
      @Req() request: FastifyRequest,
    ): Promise<Page<FeedbackView>> {
      const caller = await this.callers.proven(channel, request);
      return this.reports.run(caller, account, query, chooseLanguage(request.headers['accept-language']));
    }

    @ApiOperation({
      operationId: `digest-${channel.name}`,
      summary: `What became of the reports of one of the ${channel.reporters}, in numbers and in a sentence`,
    })
    @ApiHeader(API_KEY_HEADER)
    @ApiResponse({ status: HttpStatus.OK, type: DigestView })
    @Get(':account/digest')
    async sum(
      @Param('account', AccountParam) account: string,
      @Query() { since }: DigestQuery,
      @Req() request: FastifyRequest,
    ): Promise<DigestView> {
      const caller = await this.callers.proven(channel, request);
      return this.digest.run(caller, account, since, chooseLanguage(request.headers['accept-language']));
    }
  }
  return FeedbackController;
}
