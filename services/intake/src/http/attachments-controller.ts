import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { IssueNumber } from '@xianban/contracts/values/identifiers';
import type { Actor } from '@xianban/service-kit/identity/actor';
import { Allow } from '@xianban/service-kit/identity/allow';
import { CurrentActor } from '@xianban/service-kit/identity/current-actor';
import type { FastifyReply } from 'fastify';

import { FindIssue } from '../queries/find-issue.js';
import { ListAttachments } from '../queries/list-attachments.js';
import { AttachmentListView, AttachmentView } from './attachment-view.js';
import { IdParam } from './id-param.js';
import { IssueNumberParam } from './issue-number-param.js';
import { sendPicture } from './send-picture.js';

/** Pictures of an issue, for the staff who deal with it. */
@ApiTags('register')
@Allow('grid-worker', 'unit-staff', 'street-staff', 'district-staff', 'operator')
@Controller('v1/issues/:number/attachments')
export class AttachmentsController {
  constructor(
    private readonly findIssue: FindIssue,
    private readonly attachments: ListAttachments,
  ) {}

  @ApiOperation({ summary: 'The pictures of an issue; linked ones are fetched after their report was accepted' })
  @ApiParam({ name: 'number', example: '110105-2026-000123' })
  @ApiOkResponse({ type: AttachmentListView })
  @Get()
  async list(@CurrentActor() actor: Actor, @Param('number', IssueNumberParam) number: IssueNumber): Promise<AttachmentListView> {
    const issue = (await this.findIssue.run(actor, number)).number;
    const shown = await this.attachments.of({ issue });
    return { items: shown.map((attachment) => AttachmentView.of(attachment, `/v1/issues/${issue}/attachments`)) };
  }

  @ApiOperation({ summary: 'One picture, as JPEG' })
  @ApiParam({ name: 'number', example: '110105-2026-000123' })
  @ApiOkResponse({ content: { 'image/jpeg': { schema: { type: 'string', format: 'binary' } } } })
  @Get(':id')
  async open(
    @CurrentActor() actor: Actor,
    @Param('number', IssueNumberParam) number: IssueNumber,
    @Param('id', IdParam) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const issue = (await this.findIssue.run(actor, number)).number;
    sendPicture(reply, await this.attachments.open({ issue }, id));
  }
}
