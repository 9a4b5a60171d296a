import { Body, Controller, Get, Headers, HttpStatus, Param, Post, Query, Res, type Type } from '@nestjs/common';
import { ApiBody, ApiExtraModels, ApiHeader, ApiOperation, ApiResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { BodyLimit } from '@xianban/service-kit/http/body-limit';
import { Public } from '@xianban/service-kit/identity/public';
import { chooseLanguage } from '@xianban/service-kit/language/choose-language';
import type { Page } from '@xianban/service-kit/paging/page';
import { PageQuery } from '@xianban/service-kit/paging/page-query';
import type { FastifyReply } from 'fastify';

import type { Channel } from '../channel-kit/channel.js';
import { ChannelKeys } from '../channel-kit/channel-keys.js';
import { isPlainText } from '../channel-kit/is-plain-text.js';
import { ListReporterReports } from '../queries/list-reporter-reports.js';
import { AcceptanceView, BatchView } from './acceptance-view.js';
import { FeedbackPageView, type FeedbackView } from './feedback-view.js';
import { notFound } from './not-found.js';
import { type DeskHeaders, ReportDesk } from './report-desk.js';

/** A batch of 2,000 long reports, or one whose million characters are refused by name. */
const BODY_BYTES = 8_388_608;
const LONGEST_ACCOUNT = 100;

const API_KEY = { name: 'X-Api-Key', required: true, description: 'Issued by an operator for this channel' };

/** The routes of a channel, as its declaration says. */
export function channelControllers(channel: Channel): Type[] {
  return [
    reportController(channel),
    ...(channel.can.feedback ? [feedbackController(channel)] : []),
    ...(channel.extras?.controllers ?? []),
  ];
}

function reportController(channel: Channel): Type {
  @ApiTags(`channel ${channel.name}`)
  @ApiExtraModels(channel.payload, AcceptanceView, BatchView)
  @Public()
  @Controller(`v1/channels/${channel.name}`)
  class ReportController {
    constructor(private readonly desk: ReportDesk) {}

    @ApiOperation({
      operationId: `report-${channel.name}`,
      summary: `${channel.label.en} (${channel.label.zh}): report${channel.can.batch ? ', one or many' : ''}`,
    })
    @ApiHeader(API_KEY)
    @ApiHeader({ name: 'Idempotency-Key', required: false, description: 'The same key with the same content gets the same answer' })
    @ApiHeader({ name: 'Accept-Language', required: false, description: 'zh (default) or en' })
    @ApiBody({ schema: bodySchema(channel), examples: { one: { value: channel.example } } })
    @ApiResponse({ status: HttpStatus.CREATED, type: AcceptanceView })
    @ApiResponse({ status: HttpStatus.OK, type: BatchView, description: 'A batch: one verdict per report' })
    @Post('reports')
    @BodyLimit(BODY_BYTES)
    async report(
      @Body() body: unknown,
      @Headers() headers: DeskHeaders,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<AcceptanceView | BatchView> {
      const answer = await this.desk.take(channel, body, headers);
      void reply.code('verdicts' in answer ? HttpStatus.OK : HttpStatus.CREATED);
      return answer;
    }
  }
  return ReportController;
}

function feedbackController(channel: Channel): Type {
  @ApiTags(`channel ${channel.name}`)
  @Public()
  @Controller(`v1/channels/${channel.name}/${channel.reporters}`)
  class FeedbackController {
    constructor(
      private readonly keys: ChannelKeys,
      private readonly reports: ListReporterReports,
    ) {}

    @ApiOperation({
      operationId: `feedback-${channel.name}`,
      summary: `What became of each report of one of the ${channel.reporters}, newest first`,
    })
    @ApiHeader(API_KEY)
    @ApiResponse({ status: HttpStatus.OK, type: FeedbackPageView })
    @Get(':account/reports')
    async list(@Param('account') account: string, @Query() query: PageQuery, @Headers() headers: DeskHeaders): Promise<Page<FeedbackView>> {
      const key = await this.keys.authenticated(channel, headers['x-api-key']);
      if (!isPlainText(account, LONGEST_ACCOUNT)) throw notFound('account', 'There is no such reporter');
      return this.reports.run(key, account, query, chooseLanguage(headers['accept-language']));
    }
  }
  return FeedbackController;
}

function bodySchema(channel: Channel): NonNullable<Parameters<typeof ApiBody>[0] & { schema: object }>['schema'] {
  const one = { $ref: getSchemaPath(channel.payload) };
  if (channel.can.batch === undefined) return one;
  const reports = { type: 'array' as const, items: one, minItems: 1, maxItems: channel.can.batch };
  return { oneOf: [one, { type: 'object', required: ['reports'], properties: { reports }, additionalProperties: false }] };
}
