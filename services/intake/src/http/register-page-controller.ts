import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { IssueNumber } from '@xianban/contracts/values/identifiers';
import { Clock } from '@xianban/service-kit/clock';
import type { Actor } from '@xianban/service-kit/identity/actor';
import { Allow } from '@xianban/service-kit/identity/allow';
import { CurrentActor } from '@xianban/service-kit/identity/current-actor';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { ReadHistory } from '../history/read-history.js';
import { sendPage } from '../pages/page.js';
import { registerPage } from '../pages/register-page.js';
import { CountWitnesses } from '../queries/count-witnesses.js';
import { FindIssue } from '../queries/find-issue.js';
import { ListAttachments } from '../queries/list-attachments.js';
import { ListRequests } from '../queries/list-requests.js';
import { ReadTimeline } from '../queries/read-timeline.js';
import { DistrictNames } from '../texts/district-names.js';
import { AttachmentView } from './attachment-view.js';
import { IssueNumberParam } from './issue-number-param.js';
import { IssueView } from './issue-view.js';
import { pageLanguage } from './page-language.js';

const LONGEST_TIMELINE = 200;

/** The page of an issue, for staff with a session: where the links of the Temporal UI lead. */
@ApiExcludeController()
@Allow('grid-worker', 'unit-staff', 'street-staff', 'district-staff', 'operator', 'analyst')
@Controller('issues')
export class RegisterPageController {
  constructor(
    private readonly findIssue: FindIssue,
    private readonly readTimeline: ReadTimeline,
    private readonly listRequests: ListRequests,
    private readonly attachments: ListAttachments,
    private readonly history: ReadHistory,
    private readonly countWitnesses: CountWitnesses,
    private readonly names: DistrictNames,
    private readonly clock: Clock,
  ) {}

  @Get(':number')
  async read(
    @CurrentActor() actor: Actor,
    @Param('number', IssueNumberParam) number: IssueNumber,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const language = pageLanguage(request);
    const past = await this.history.find(actor, number);
    if (past) {
      const content = { issue: this.history.view(past), timeline: this.history.timeline(past) };
      return sendPage(reply, registerPage(content, this.names.in(language), language));
    }
    const issue = { ...IssueView.of(await this.findIssue.run(actor, number), this.clock), ...(await this.countWitnesses.run(number)) };
    const timeline = await this.readTimeline.run(number, { limit: LONGEST_TIMELINE });
    // analysts count, they do not read
    const requests = actor.role === 'analyst' ? undefined : await this.listRequests.run(number);
    const pictures = actor.role === 'analyst' ? undefined : await this.picturesOf(number);
    sendPage(reply, registerPage({ issue, timeline: timeline.items, requests, pictures }, this.names.in(language), language));
  }

  private async picturesOf(issue: IssueNumber): Promise<readonly AttachmentView[]> {
    return (await this.attachments.of({ issue })).map((attachment) => AttachmentView.of(attachment, `/v1/issues/${issue}/attachments`));
  }
}
