import { Body, Controller, Get, HttpStatus, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '@xianban/service-kit/identity/public';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { ErasePerson } from '../commands/erase-person.js';
import { erasedPage } from '../pages/erased-page.js';
import { sendPage } from '../pages/page.js';
import { ExportPerson } from '../queries/export-person.js';
import { OwnErasureBody } from './erasure-body.js';
import { ErasureView } from './erasure-view.js';
import { isForm } from './is-form.js';
import { pageLanguage } from './page-language.js';
import { sendExport } from './send-export.js';

/** What reporters may ask about themselves, by their receipt. */
@ApiTags('reporters')
@Public()
@Controller('v1/status/:receipt')
export class OwnDataController {
  constructor(
    private readonly exportPerson: ExportPerson,
    private readonly erasePerson: ErasePerson,
  ) {}

  @ApiOperation({ summary: 'Everything held about the reporter, over all their reports' })
  @ApiOkResponse({ schema: { type: 'object', additionalProperties: true } })
  @Get('export')
  async export(@Param('receipt') receipt: string, @Res() reply: FastifyReply): Promise<void> {
    sendExport(reply, await this.exportPerson.byReporter(receipt));
  }

  @ApiOperation({ summary: 'Forgets the reporter for good, over all their reports; the receipt is 410 afterwards' })
  @ApiBody({ type: OwnErasureBody, examples: { yes: { value: OwnErasureBody.example } } })
  @ApiOkResponse({ type: ErasureView })
  @Post('erasure')
  async erase(
    @Param('receipt') receipt: string,
    @Body() _confirmed: OwnErasureBody,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const view = ErasureView.of(await this.erasePerson.byReporter(receipt));
    void reply.code(HttpStatus.OK);
    // the status page is gone by now, so there is nowhere to lead a browser back to
    if (isForm(request)) sendPage(reply, erasedPage(pageLanguage(request)));
    else void reply.send(view);
  }
}
