import { Controller, Get, HttpStatus, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiParam, ApiQuery, ApiTags } from '@nestjs/swagger';
import { Clock } from '@xianban/service-kit/clock';
import { invalidInput } from '@xianban/service-kit/http/invalid-input';
import { Public } from '@xianban/service-kit/identity/public';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { TakeUpdate } from '../commands/take-update.js';
import type { Sent } from '../domain/form-fields.js';
import { partnerUpdate } from '../domain/partner-update.js';
import { updateQuery } from '../domain/request-query.js';
import { FindUpdates } from '../queries/find-updates.js';
import { CallerDesk } from './caller-desk.js';
import { formatOf } from './format.js';
import { sendDocument } from './send-document.js';
import { sentForm } from './sent-form.js';

const FORM_SCHEMA = {
  type: 'object' as const,
  required: ['api_key', 'service_request_id', 'status'],
  properties: {
    api_key: { type: 'string' as const },
    service_request_id: { type: 'string' as const },
    update_id: { type: 'string' as const, description: "The caller's own id: the same id is the same update" },
    status: { type: 'string' as const, enum: ['open', 'closed'] },
    updated_datetime: { type: 'string' as const, format: 'date-time' },
    description: { type: 'string' as const, maxLength: 4000 },
    media_url: { type: 'string' as const, format: 'uri' },
  },
  additionalProperties: { type: 'string' as const },
};

/** What happened to requests, both ways. Source: the updates extension of FixMyStreet. */
@ApiTags('Open311')
@Public()
@Controller('open311/v2')
export class UpdatesController {
  constructor(
    private readonly desk: CallerDesk,
    private readonly findUpdates: FindUpdates,
    private readonly takeUpdate: TakeUpdate,
    private readonly clock: Clock,
  ) {}

  @ApiOperation({ operationId: 'open311-updates', summary: 'Open311: what happened to requests, oldest first' })
  @ApiParam({ name: 'format', enum: ['xml', 'json'] })
  @ApiQuery({ name: 'start_date', required: false, description: 'ISO 8601 with zone; the span is at most 90 days' })
  @ApiQuery({ name: 'end_date', required: false })
  @ApiQuery({ name: 'page', required: false })
  @ApiQuery({ name: 'page_size', required: false, description: '1 to 1,000' })
  @Get('servicerequestupdates.:format')
  async list(
    @Param('format') suffix: string,
    @Query() query: Sent,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const format = formatOf(suffix);
    const reader = await this.desk.reader(query, request);
    const read = updateQuery(query, this.clock.nowMs());
    if (!read.ok) throw invalidInput(read.faults);
    sendDocument(reply, format, 'service_request_updates', await this.findUpdates.run(read.query, reader));
  }

  @ApiOperation({ operationId: 'open311-update', summary: 'Open311: add something to a request that came with this key' })
  @ApiParam({ name: 'format', enum: ['xml', 'json'] })
  @ApiConsumes('application/x-www-form-urlencoded')
  @ApiBody({ schema: FORM_SCHEMA })
  @Post('servicerequestupdates.:format')
  async create(@Param('format') suffix: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const format = formatOf(suffix);
    const form = sentForm(request);
    const caller = await this.desk.writer(form, request);
    const read = partnerUpdate(form, this.clock.nowMs());
    if (!read.ok) throw invalidInput(read.faults);
    const update_id = await this.takeUpdate.run(caller, read.query);
    void reply.code(HttpStatus.CREATED);
    sendDocument(reply, format, 'service_request_updates', [{ update_id }]);
  }
}
