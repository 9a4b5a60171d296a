import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Res } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, WHOLE_DISTRICT } from '@xianban/service-kit/identity/actor';
import { Allow } from '@xianban/service-kit/identity/allow';
import { CurrentActor } from '@xianban/service-kit/identity/current-actor';
import type { FastifyReply } from 'fastify';

import { ErasePerson } from '../commands/erase-person.js';
import { ExportPerson } from '../queries/export-person.js';
import { SearchPersons } from '../queries/search-persons.js';
import { ErasureBody } from './erasure-body.js';
import { ErasureView } from './erasure-view.js';
import { forbidden } from './forbidden.js';
import { FoundPersonListView } from './found-person-view.js';
import { IdParam } from './id-param.js';
import { PersonSearchBody } from './person-search-body.js';
import { sendExport } from './send-export.js';

/** Those about whom data is held: found again, told what it is, and forgotten. */
@ApiTags('persons')
@Controller('v1/persons')
export class PersonsController {
  constructor(
    private readonly searchPersons: SearchPersons,
    private readonly exportPerson: ExportPerson,
    private readonly erasePerson: ErasePerson,
  ) {}

  @ApiOperation({ summary: 'Finds persons by telephone or by their account in a channel: ids and counts, never words. Noted' })
  @ApiBody({ type: PersonSearchBody, examples: { phone: { value: PersonSearchBody.example } } })
  @ApiOkResponse({ type: FoundPersonListView })
  @Allow('district-staff', 'operator')
  @HttpCode(HttpStatus.OK)
  @Post('search')
  async search(@CurrentActor() { sub, areas }: Actor, @Body() body: PersonSearchBody): Promise<FoundPersonListView> {
    if (!areas.includes(WHOLE_DISTRICT)) throw forbidden('persons are looked for by those who answer for the whole district');
    return { items: await this.searchPersons.run(sub, body) };
  }

  @ApiOperation({ summary: 'Everything held about a person, opened. Noted' })
  @ApiOkResponse({ schema: { type: 'object', additionalProperties: true } })
  @Allow('operator')
  @Get(':id/export')
  async export(@CurrentActor() { sub }: Actor, @Param('id', IdParam) id: string, @Res() reply: FastifyReply): Promise<void> {
    sendExport(reply, await this.exportPerson.byStaff(id, sub));
  }

  @ApiOperation({ summary: 'Forgets a person for good; their matters go on without a reporter. Again changes nothing. Noted' })
  @ApiBody({ type: ErasureBody, examples: { asked: { value: ErasureBody.example } } })
  @ApiOkResponse({ type: ErasureView })
  @Allow('operator')
  @HttpCode(HttpStatus.OK)
  @Post(':id/erasure')
  async erase(@CurrentActor() { sub }: Actor, @Param('id', IdParam) id: string, @Body() { reason }: ErasureBody): Promise<ErasureView> {
    return ErasureView.of(await this.erasePerson.byStaff(id, sub, reason));
  }
}
