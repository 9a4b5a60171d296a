import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Problem } from '@xianban/service-kit/http/problem';
import { Public } from '@xianban/service-kit/identity/public';
import type { Language } from '@xianban/service-kit/language/language';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { intakeTexts } from '../../../texts/intake-texts.js';
import type { Sent } from '../domain/form-fields.js';
import type { CityService } from '../services/city-service.js';
import { CityServices } from '../services/city-services.js';
import type { ServiceAttribute } from '../services/services-file.js';
import { CallerDesk } from './caller-desk.js';
import type { Value } from './document-xml.js';
import { formatOf, namedFile } from './format.js';
import { sendDocument } from './send-document.js';

/** What the city may be asked for, and which questions it asks back. */
@ApiTags('Open311')
@Public()
@Controller('open311/v2')
export class ServicesController {
  constructor(
    private readonly desk: CallerDesk,
    private readonly services: CityServices,
  ) {}

  @ApiOperation({ operationId: 'open311-services', summary: 'Open311: services, in XML or JSON' })
  @ApiParam({ name: 'format', enum: ['xml', 'json'] })
  @Get('services.:format')
  async list(
    @Param('format') suffix: string,
    @Query() query: Sent,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const format = formatOf(suffix);
    const { language } = await this.desk.reader(query, request);
    sendDocument(
      reply,
      format,
      'services',
      this.services.all().map((service) => serviceView(service, language)),
    );
  }

  @ApiOperation({ operationId: 'open311-service-definition', summary: 'Open311: the attributes of a service, in XML or JSON' })
  @ApiParam({ name: 'file', example: 'component.json' })
  @Get('services/:file')
  async read(@Param('file') file: string, @Query() query: Sent, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { name, format } = namedFile(file);
    const { language } = await this.desk.reader(query, request);
    const service = this.services.named(name);
    if (!service) throw unknownService();
    sendDocument(reply, format, 'service_definition', {
      service_code: service.code,
      attributes: service.attributes.map((attribute, index) => attributeView(attribute, index + 1, language)),
    });
  }
}

function serviceView({ code, name, description, attributes, type, keywords, category }: CityService, language: Language): Value {
  return {
    service_code: code,
    service_name: name[language],
    description: description[language],
    metadata: attributes.length > 0,
    type,
    keywords: keywords.join(','),
    group: intakeTexts.text(`category-${category}`, {}, language),
  };
}

function attributeView(attribute: ServiceAttribute, order: number, language: Language): Value {
  const { code, datatype, required = false, variable = true, description, datatypeDescription, values } = attribute;
  return {
    variable,
    code,
    datatype,
    required: required && variable,
    datatype_description: datatypeDescription?.[language] ?? '',
    order,
    description: description[language],
    ...(values && { values: values.map(({ key, name }) => ({ key, name: name[language] })) }),
  };
}

function unknownService(): Problem {
  const detail = 'service_code is not known; services lists those that are';
  return new Problem({ status: 404, type: 'urn:xianban:problem:not-found', title: 'Not found', detail, field: 'service_code' });
}
