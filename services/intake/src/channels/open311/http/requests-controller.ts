import { Controller, Get, Headers, HttpStatus, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiParam, ApiQuery, ApiTags } from '@nestjs/swagger';
import { Clock } from '@xianban/service-kit/clock';
import { Config } from '@xianban/service-kit/config/config';
import { invalidInput } from '@xianban/service-kit/http/invalid-input';
import { Problem } from '@xianban/service-kit/http/problem';
import { Public } from '@xianban/service-kit/identity/public';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { idempotencyKeyOf } from '../../../http/idempotency-key.js';
import { secretHash } from '../../../secrets/secret-hash.js';
import { type TakenRequest, TakeRequest } from '../commands/take-request.js';
import type { Sent } from '../domain/form-fields.js';
import { requestQuery } from '../domain/request-query.js';
import { FindRequests } from '../queries/find-requests.js';
import { type Reader, ShowRequests } from '../queries/show-requests.js';
import { open311Texts } from '../texts/open311-texts.js';
import { CallerDesk } from './caller-desk.js';
import type { Value } from './document-xml.js';
import { formatOf, namedFile } from './format.js';
import { sentForm } from './sent-form.js';
import { sendDocument } from './send-document.js';

const FORM_SCHEMA = {
  type: 'object' as const,
  required: ['api_key', 'service_code'],
  properties: {
    api_key: { type: 'string' as const },
    service_code: { type: 'string' as const },
    lat: { type: 'number' as const },
    long: { type: 'number' as const },
    address_string: { type: 'string' as const, description: 'Name of a street or community, where no coordinates are sent' },
    address_id: { type: 'string' as const, description: 'Code of an area, where no coordinates are sent' },
    description: { type: 'string' as const, maxLength: 4000 },
    media_url: { type: 'string' as const, format: 'uri' },
    email: { type: 'string' as const, format: 'email' },
    'attribute[CODE]': { type: 'string' as const, description: 'An attribute of the service; attribute[CODE][] for several values' },
  },
  additionalProperties: { type: 'string' as const },
};

/** Requests: sent by whoever has a key, read by anybody. */
@ApiTags('Open311')
@Public()
@Controller('open311/v2')
export class RequestsController {
  constructor(
    private readonly desk: CallerDesk,
    private readonly takeRequest: TakeRequest,
    private readonly findRequests: FindRequests,
    private readonly showRequests: ShowRequests,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  @ApiOperation({ operationId: 'open311-request', summary: 'Open311: request a service, by a form' })
  @ApiParam({ name: 'format', enum: ['xml', 'json'] })
  @ApiConsumes('application/x-www-form-urlencoded')
  @ApiBody({ schema: FORM_SCHEMA })
  @Post('requests.:format')
  async create(
    @Param('format') suffix: string,
    @Headers('idempotency-key') idempotencyKey: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const format = formatOf(suffix);
    const form = sentForm(request);
    const caller = await this.desk.writer(form, request);
    const taken = await this.takeRequest.run(this.desk.channel(), caller, form, idempotencyKeyOf(idempotencyKey));
    void reply.code(HttpStatus.CREATED);
    sendDocument(reply, format, 'service_requests', [this.answer(taken, await this.desk.reader(form, request))]);
  }

  @ApiOperation({ operationId: 'open311-requests', summary: 'Open311: requests, newest first, in XML or JSON' })
  @ApiParam({ name: 'format', enum: ['xml', 'json'] })
  @ApiQuery({ name: 'service_request_id', required: false, description: 'Comma list; overrides everything else' })
  @ApiQuery({ name: 'service_code', required: false, description: 'Comma list' })
  @ApiQuery({ name: 'status', required: false, description: 'open, closed or both' })
  @ApiQuery({ name: 'start_date', required: false, description: 'ISO 8601 with zone; the span is at most 90 days' })
  @ApiQuery({ name: 'end_date', required: false })
  @ApiQuery({ name: 'updated_after', required: false })
  @ApiQuery({ name: 'updated_before', required: false })
  @ApiQuery({ name: 'page', required: false })
  @ApiQuery({ name: 'page_size', required: false, description: '1 to 1,000' })
  @ApiQuery({ name: 'extensions', required: false, description: 'true adds attributes, extended_attributes and notes' })
  @Get('requests.:format')
  async list(
    @Param('format') suffix: string,
    @Query() query: Sent,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const format = formatOf(suffix);
    const reader = await this.desk.reader(query, request);
    sendDocument(reply, format, 'service_requests', await this.requestsOf(query, reader));
  }

  @ApiOperation({ operationId: 'open311-one-request', summary: 'Open311: one request, as a list of one' })
  @ApiParam({ name: 'file', example: '0198c5a2-7d3e-7c1a-9b1f-3a5d6e7f8091.json' })
  @Get('requests/:file')
  async read(@Param('file') file: string, @Query() query: Sent, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { name, format } = namedFile(file);
    const reader = await this.desk.reader(query, request);
    const requests = await this.requestsOf({ extensions: query['extensions'], service_request_id: name }, reader);
    if (requests.length === 0) throw notFound('service_request_id');
    sendDocument(reply, format, 'service_requests', requests);
  }

  @ApiOperation({ operationId: 'open311-token', summary: 'Open311: the request that a token of a batch service stands for' })
  @ApiParam({ name: 'file', example: 'q2b0…json' })
  @Get('tokens/:file')
  async resolve(
    @Param('file') file: string,
    @Query() query: Sent,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { name, format } = namedFile(file);
    await this.desk.reader(query, request);
    const report = await this.findRequests.byReceiptHash(secretHash(name));
    if (!report) throw notFound('token');
    sendDocument(reply, format, 'service_requests', [{ service_request_id: report.id, token: name }]);
  }

  private async requestsOf(query: Sent, reader: Reader): Promise<Value[]> {
    const read = requestQuery(query, this.clock.nowMs());
    if (!read.ok) throw invalidInput(read.faults);
    return this.showRequests.run(await this.findRequests.page(read.query, reader.holder), reader, read.query.extensions);
  }

  private answer({ service: { type }, accepted: { issue, report, receipt } }: TakenRequest, { language }: Reader): Value {
    if (type === 'blackbox') return { service_notice: open311Texts.text('notice-blackbox', {}, language) };
    const url = `${this.config.publicUrl}/v1/status/${receipt}`;
    const service_notice = open311Texts.text('notice', { issue, url }, language);
    return type === 'batch' ? { token: receipt, service_notice } : { service_request_id: report, service_notice };
  }
}

function notFound(field: string): Problem {
  return new Problem({ status: 404, type: 'urn:xianban:problem:not-found', title: 'Not found', detail: `${field} is not known`, field });
}
