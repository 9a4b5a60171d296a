import { Readable } from 'node:stream';

import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiQuery, ApiTags } from '@nestjs/swagger';
import { Clock } from '@xianban/service-kit/clock';
import { invalidInput } from '@xianban/service-kit/http/invalid-input';
import { Public } from '@xianban/service-kit/identity/public';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Sent } from '../domain/form-fields.js';
import { bulkQuery } from '../domain/request-query.js';
import { ExportRequests } from '../queries/export-requests.js';
import type { RequestView } from '../queries/show-requests.js';
import { bulkFile } from './bulk-file.js';
import { CallerDesk } from './caller-desk.js';
import { type Format, formatOf } from './format.js';
import { CONTENT_TYPES, withCommonHeaders } from './send-document.js';

/** All requests as one file. Source: GeoReport Bulk, proposed. */
@ApiTags('Open311')
@Public()
@Controller('open311/v2/bulk')
export class BulkController {
  constructor(
    private readonly desk: CallerDesk,
    private readonly exportRequests: ExportRequests,
    private readonly clock: Clock,
  ) {}

  @ApiOperation({ operationId: 'open311-bulk', summary: 'Open311: all requests as CSV, XML or JSON, newest first' })
  @ApiParam({ name: 'format', enum: ['csv', 'xml', 'json'] })
  @ApiQuery({ name: 'start_date', required: false, description: 'ISO 8601 with zone; any span' })
  @ApiQuery({ name: 'end_date', required: false })
  @Get('requests.:format')
  async download(
    @Param('format') suffix: string,
    @Query() query: Sent,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const format: Format | 'csv' = suffix === 'csv' ? 'csv' : formatOf(suffix);
    const reader = await this.desk.reader(query, request);
    const read = bulkQuery(query, this.clock.nowMs());
    if (!read.ok) throw invalidInput(read.faults);
    const pieces = this.exportRequests.run(read.query, reader);
    // what fails before the first line is still an error with a status
    const first = await pieces.next();
    void withCommonHeaders(reply)
      .type(CONTENT_TYPES[format])
      .send(Readable.from(bulkFile(format, resumed(first, pieces))));
  }
}

async function* resumed(
  first: IteratorResult<readonly RequestView[]>,
  rest: AsyncGenerator<readonly RequestView[]>,
): AsyncGenerator<readonly RequestView[]> {
  if (first.done) return;
  yield first.value;
  yield* rest;
}
