import { Body, Controller, Get, HttpStatus, Param, Post, Req, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '@xianban/service-kit/identity/public';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { AskReopening } from '../commands/ask-reopening.js';
import { sendPage } from '../pages/page.js';
import { statusPage } from '../pages/status-page.js';
import { ListAttachments } from '../queries/list-attachments.js';
import { ReadStatus } from '../queries/read-status.js';
import { IdParam } from './id-param.js';
import { isForm } from './is-form.js';
import { pageLanguage } from './page-language.js';
import { ReopeningBody } from './reopening-body.js';
import { ReopeningView } from './reopening-view.js';
import { sendPicture } from './send-picture.js';
import { StatusView } from './status-view.js';
import { wantsPage } from './wants-page.js';

/** What became of a report, for whoever holds its receipt. */
@ApiTags('reporters')
@Public()
@Controller('v1/status/:receipt')
export class StatusController {
  constructor(
    private readonly readStatus: ReadStatus,
    private readonly askReopening: AskReopening,
    private readonly attachments: ListAttachments,
  ) {}

  @ApiOperation({ summary: 'What became of a report: JSON, or a page for a browser' })
  @ApiOkResponse({ type: StatusView })
  @Get()
  async read(@Param('receipt') receipt: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const language = pageLanguage(request);
    const status = await this.readStatus.byReceipt(receipt, language);
    if (wantsPage(request)) sendPage(reply, statusPage(status, `/v1/status/${receipt}`, language));
    else void reply.header('Cache-Control', 'no-store').header('Vary', 'Accept, Accept-Language').send(status);
  }

  @ApiOperation({ summary: 'A picture of the report, as JPEG' })
  @ApiOkResponse({ content: { 'image/jpeg': { schema: { type: 'string', format: 'binary' } } } })
  @Get('attachments/:id')
  async picture(@Param('receipt') receipt: string, @Param('id', IdParam) id: string, @Res() reply: FastifyReply): Promise<void> {
    const report = await this.readStatus.reportOf(receipt);
    sendPicture(reply, await this.attachments.open({ id: report.id }, id));
  }

  @ApiOperation({ summary: 'Says that a closed matter is not over' })
  @ApiBody({ type: ReopeningBody, examples: { again: { value: ReopeningBody.example } } })
  @ApiAcceptedResponse({ type: ReopeningView })
  @Post('reopening')
  async reopen(
    @Param('receipt') receipt: string,
    @Body() { reason }: ReopeningBody,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const reopening: ReopeningView = await this.askReopening.run(receipt, reason);
    if (isForm(request)) void reply.redirect(`/v1/status/${receipt}?lang=${pageLanguage(request)}`, HttpStatus.SEE_OTHER);
    else void reply.code(HttpStatus.ACCEPTED).send(reopening);
  }
}
