import { Controller, Get, HttpStatus, Param, Query, Req, type Type } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Public } from '@xianban/service-kit/identity/public';
import { chooseLanguage } from '@xianban/service-kit/language/choose-language';
import type { Page } from '@xianban/service-kit/paging/page';
import { PageQuery } from '@xianban/service-kit/paging/page-query';
import type { FastifyRequest } from 'fastify';

import type { Channel } from '../channel-kit/channel.js';
import { ChannelCallers } from '../channel-kit/channel-callers.js';
import { isPlainText } from '../channel-kit/is-plain-text.js';
import { ListReporterReports } from '../queries/list-reporter-reports.js';
import { API_KEY_HEADER } from './api-key-header.js';
import { FeedbackPageView, type FeedbackView } from './feedback-view.js';
import { notFound } from './not-found.js';

const LONGEST_ACCOUNT = 100;

/** Where a caller reads what became of the reports of one person. */
export function feedbackController(channel: Channel): Type {
  @ApiTags(`channel ${channel.name}`)
  @Public()
  @Controller(`v1/channels/${channel.name}/${channel.reporters}`)
  class FeedbackController {
    constructor(
      private readonly callers: ChannelCallers,
      private readonly reports: ListReporterReports,
    ) {}

    @ApiOperation({
      operationId: `feedback-${channel.name}`,
      summary: `What became of each report of one of the ${channel.reporters}, newest first`,
    })
    @ApiHeader(API_KEY_HEADER)
    @ApiResponse({ status: HttpStatus.OK, type: FeedbackPageView })
    @Get(':account/reports')
    async list(@Param('account') account: string, @Query() query: PageQuery, @Req() request: FastifyRequest): Promise<Page<FeedbackView>> {
      const caller = await this.callers.proven(channel, request);
      if (!isPlainText(account, LONGEST_ACCOUNT)) throw notFound('account', 'There is no such reporter');
      return this.reports.run(caller, account, query, chooseLanguage(request.headers['accept-language']));
    }
  }
  return FeedbackController;
}
