import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { IssueNumber, RequestId } from '@xianban/contracts/values/identifiers';
import type { Actor } from '@xianban/service-kit/identity/actor';
import { Allow } from '@xianban/service-kit/identity/allow';
import { CurrentActor } from '@xianban/service-kit/identity/current-actor';

import { DecideRequest } from '../commands/decide-request.js';
import { MakeRequest } from '../commands/make-request.js';
import { FindIssue } from '../queries/find-issue.js';
import { ListRequests } from '../queries/list-requests.js';
import type { IssueRequest } from '../store/issue-request.js';
import { DecisionBody } from './decision-body.js';
import { IdParam } from './id-param.js';
import { IssueNumberParam } from './issue-number-param.js';
import { RequestBody } from './request-body.js';
import { RequestListView, RequestView } from './request-view.js';

/** Extension, the books, closing without a fix: asked for by the responsible unit, decided by somebody else. */
@ApiTags('requests')
@ApiParam({ name: 'number', example: '110105-2026-000123' })
@Controller('v1/issues/:number/requests')
export class RequestsController {
  constructor(
    private readonly makeRequest: MakeRequest,
    private readonly decideRequest: DecideRequest,
    private readonly listRequests: ListRequests,
    private readonly findIssue: FindIssue,
  ) {}

  @ApiOperation({ summary: 'Asks for extension, for the books or for closing without a fix' })
  @ApiBody({ type: RequestBody, examples: { books: { value: RequestBody.example } } })
  @ApiCreatedResponse({ type: RequestView })
  @Allow('unit-staff', 'street-staff', 'district-staff')
  @Post()
  async make(
    @CurrentActor() actor: Actor,
    @Param('number', IssueNumberParam) number: IssueNumber,
    @Body() body: RequestBody,
  ): Promise<RequestView> {
    return this.view(await this.makeRequest.run(actor, number, body));
  }

  @ApiOperation({ summary: 'Approves or rejects a request' })
  @ApiBody({ type: DecisionBody, examples: { yes: { value: DecisionBody.example } } })
  @ApiOkResponse({ type: RequestView })
  @Allow('street-staff', 'district-staff', 'operator')
  @HttpCode(HttpStatus.OK)
  @Post(':id/decision')
  async decide(
    @CurrentActor() actor: Actor,
    @Param('number', IssueNumberParam) number: IssueNumber,
    @Param('id', IdParam) id: RequestId,
    @Body() body: DecisionBody,
  ): Promise<RequestView> {
    return this.view(await this.decideRequest.run(actor, number, id, body));
  }

  @ApiOperation({ summary: 'The requests of an issue with their words, oldest first' })
  @ApiOkResponse({ type: RequestListView })
  @Allow('grid-worker', 'unit-staff', 'street-staff', 'district-staff', 'operator')
  @Get()
  async list(@CurrentActor() actor: Actor, @Param('number', IssueNumberParam) number: IssueNumber): Promise<RequestListView> {
    await this.findIssue.run(actor, number);
    return { items: await this.listRequests.run(number) };
  }

  private async view(request: IssueRequest): Promise<RequestView> {
    const [view] = await this.listRequests.views([request]);
    return view;
  }
}
