import { applyDecorators, Body, Controller, Post, Req, Res, type Type } from '@nestjs/common';
import { ApiBearerAuth, ApiExtraModels, ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BodyLimit } from '@xianban/service-kit/http/body-limit';
import { RawBody } from '@xianban/service-kit/http/raw-body';
import { Public } from '@xianban/service-kit/identity/public';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { type Channel, isProvenBy } from '../channel-kit/channel.js';
import { ChannelCallers } from '../channel-kit/channel-callers.js';
import { Table } from '../csv/table.js';
import { AcceptanceView, BatchView } from './acceptance-view.js';
import { API_KEY_HEADER } from './api-key-header.js';
import { idempotencyKeyOf } from './idempotency-key.js';
import { REPORT_BODY_BYTES, ReportBodyDocumented } from './report-body-documented.js';
import { answered, ReportDesk } from './report-desk.js';

/** Where holders of keys, and the channel's own staff, report. */
export function reportController(channel: Channel): Type {
  @ApiTags(`channel ${channel.name}`)
  @ApiExtraModels(channel.payload, AcceptanceView, BatchView)
  @Public()
  @Controller(`v1/channels/${channel.name}`)
  class ReportController {
    constructor(
      private readonly callers: ChannelCallers,
      private readonly desk: ReportDesk,
    ) {}

    @ApiOperation({
      operationId: `report-${channel.name}`,
      summary: `${channel.label.en} (${channel.label.zh}): report${channel.can.batch ? ', one or many' : ''}`,
    })
    @ProofDocumented(channel)
    @ApiHeader({ name: 'Idempotency-Key', required: false, description: 'The same key with the same content gets the same answer' })
    @ReportBodyDocumented(channel)
    @Post('reports')
    @BodyLimit(REPORT_BODY_BYTES)
    @RawBody(...(channel.can.csv ? ['text/csv'] : []))
    async report(
      @Body() sent: unknown,
      @Req() request: FastifyRequest,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<AcceptanceView | BatchView> {
      const caller = await this.callers.proven(channel, request);
      const { 'idempotency-key': key, 'accept-language': acceptLanguage } = request.headers;
      const body = Buffer.isBuffer(sent) ? Table.sent(sent, request.headers['content-type']) : sent;
      const idempotencyKey = idempotencyKeyOf(key);
      return answered(reply, await this.desk.take(channel, caller, { body, idempotencyKey, acceptLanguage }));
    }
  }
  return ReportController;
}

function ProofDocumented(channel: Channel): MethodDecorator {
  const takesStaff = isProvenBy(channel, 'staff');
  return applyDecorators(
    ...(isProvenBy(channel, 'api-key') ? [ApiHeader({ ...API_KEY_HEADER, required: !takesStaff })] : []),
    ...(takesStaff ? [ApiBearerAuth('token')] : []),
  );
}
