import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Clock } from '@xianban/service-kit/clock';
import { Config } from '@xianban/service-kit/config/config';
import { Public } from '@xianban/service-kit/identity/public';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Sent } from '../domain/form-fields.js';
import { CityServices } from '../services/city-services.js';
import { open311Texts } from '../texts/open311-texts.js';
import { CallerDesk } from './caller-desk.js';
import { formatOf } from './format.js';
import { sendDocument } from './send-document.js';

/** Says where the endpoint is and how to come by a key. It stands beside the version and below it, because clients look in either place. */
@ApiTags('Open311')
@Public()
@Controller('open311')
export class DiscoveryController {
  constructor(
    private readonly desk: CallerDesk,
    private readonly services: CityServices,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  @ApiOperation({ operationId: 'open311-discovery', summary: 'Open311: where the endpoint is, in XML or JSON' })
  @ApiParam({ name: 'format', enum: ['xml', 'json'] })
  @Get(['discovery.:format', 'v2/discovery.:format'])
  async read(
    @Param('format') suffix: string,
    @Query() query: Sent,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const format = formatOf(suffix);
    const { language } = await this.desk.reader(query, request);
    const { changeset, contact, keyService } = this.services;
    sendDocument(reply, format, 'discovery', {
      changeset,
      contact: contact?.[language] ?? open311Texts.text('contact', {}, language),
      key_service: keyService?.[language] ?? open311Texts.text('key-service', {}, language),
      endpoints: [
        {
          specification: 'http://wiki.open311.org/GeoReport_v2',
          url: `${this.config.publicUrl}/open311/v2`,
          changeset,
          // a district whose clock runs ahead is a demonstration
          type: this.clock.setting.rate === 1 ? 'production' : 'test',
          formats: ['text/xml', 'application/json'],
        },
      ],
    });
  }
}
