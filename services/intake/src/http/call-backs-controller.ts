import { Body, Controller, Get, HttpStatus, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { invalidInput } from '@xianban/service-kit/http/invalid-input';
import { validated } from '@xianban/service-kit/http/validated';
import { Public } from '@xianban/service-kit/identity/public';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { AnswerCallBack } from '../commands/answer-call-back.js';
import { callBackPage } from '../pages/call-back-page.js';
import { sendPage } from '../pages/page.js';
import { ReadCallBack } from '../queries/read-call-back.js';
import { AnswerBody } from './answer-body.js';
import { answerFromForm } from './answer-form.js';
import { CallBackView } from './call-back-view.js';
import { isForm } from './is-form.js';
import { pageLanguage } from './page-language.js';
import { wantsPage } from './wants-page.js';

/** Questions to reporters, each behind a link of its own. */
@ApiTags('reporters')
@Public()
@Controller('v1/call-backs/:token')
export class CallBacksController {
  constructor(
    private readonly readCallBack: ReadCallBack,
    private readonly answerCallBack: AnswerCallBack,
  ) {}

  @ApiOperation({ summary: 'A question and its answer: JSON, or a page for a browser' })
  @ApiOkResponse({ type: CallBackView })
  @Get()
  async read(@Param('token') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const callBack = await this.readCallBack.run(token);
    if (wantsPage(request)) sendPage(reply, callBackPage(callBack, `/v1/call-backs/${token}`, pageLanguage(request)));
    else void reply.header('Cache-Control', 'no-store').header('Vary', 'Accept, Accept-Language').send(callBack);
  }

  @ApiOperation({ summary: 'Answers. The same answer again changes nothing; another one is refused' })
  @ApiBody({ type: AnswerBody, examples: { content: { value: AnswerBody.example } } })
  @ApiOkResponse({ type: CallBackView })
  @Post()
  async answer(
    @Param('token') token: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const fromForm = isForm(request);
    const answer = validated(fromForm ? answerFromForm(body as Record<string, unknown>) : body, AnswerBody);
    if (!answer.ok) throw invalidInput(answer.faults);
    await this.answerCallBack.run(token, answer.value);
    if (fromForm) void reply.redirect(`/v1/call-backs/${token}?lang=${pageLanguage(request)}`, HttpStatus.SEE_OTHER);
    else void reply.code(HttpStatus.OK).send(await this.readCallBack.run(token));
  }
}
