import { Body, Controller, Get, HttpCode, HttpStatus, Post, Req } from '@nestjs/common';
import { ApiBody, ApiExtraModels, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Clock } from '@xianban/service-kit/clock';
import { BodyLimit } from '@xianban/service-kit/http/body-limit';
import { Public } from '@xianban/service-kit/identity/public';
import { chooseLanguage } from '@xianban/service-kit/language/choose-language';
import type { Language } from '@xianban/service-kit/language/language';
import type { FastifyRequest } from 'fastify';

import { ChannelCallers } from '../../channel-kit/channel-callers.js';
import { ChannelRegistry } from '../../channel-kit/channel-registry.js';
import { ReportDesk } from '../../http/report-desk.js';
import type { AlleyRound } from './alley-round.js';
import { CHECKLIST } from './checklist.js';
import { ChecklistView } from './checklist-view.js';
import { DeviceBatchBody } from './device-batch-body.js';
import { DeviceBatchView, type EntryVerdictView, type RoundTakenView } from './device-batch-view.js';
import { StewardRound } from './steward-round.js';
import { type EntryVerdict, TakeDeviceBatch } from './take-device-batch.js';

/** 500 long entries. */
const BODY_BYTES = 4_194_304;

/** What the stewards' phones fetch and send. */
@ApiTags('channel alley-stewards')
@ApiExtraModels(StewardRound)
@Public()
@Controller('v1/channels/alley-stewards')
export class DeviceBatchesController {
  constructor(
    private readonly channels: ChannelRegistry,
    private readonly callers: ChannelCallers,
    private readonly takeDeviceBatch: TakeDeviceBatch,
    private readonly desk: ReportDesk,
    private readonly clock: Clock,
  ) {}

  @ApiOperation({ operationId: 'checklist-alley-stewards', summary: 'What to look for on a round' })
  @ApiOkResponse({ type: ChecklistView })
  @Get('checklist')
  checklist(): ChecklistView {
    const { version, items } = CHECKLIST;
    return { version, items: items.map(({ code, name }) => ({ code, ...name })) };
  }

  @ApiOperation({ operationId: 'batch-alley-stewards', summary: 'What a phone gathered while it was away; may be sent again in any part' })
  @ApiHeader({ name: 'X-Api-Key', required: true })
  @ApiBody({ type: DeviceBatchBody, examples: { one: { value: DeviceBatchBody.example } } })
  @ApiOkResponse({ type: DeviceBatchView })
  @HttpCode(HttpStatus.OK)
  @Post('batches')
  @BodyLimit(BODY_BYTES)
  async take(@Body() body: DeviceBatchBody, @Req() request: FastifyRequest): Promise<DeviceBatchView> {
    const caller = await this.callers.proven(this.channels.known('alley-stewards'), request);
    const language = chooseLanguage(request.headers['accept-language']);
    const verdicts = (await this.takeDeviceBatch.run(caller, body)).map((verdict, index) => this.verdictView(verdict, index, language));
    const accepted = verdicts.filter(({ problem }) => !problem).length;
    return { accepted, refused: verdicts.length - accepted, verdicts };
  }

  private verdictView(verdict: EntryVerdict, index: number, language: Language): EntryVerdictView {
    if (!verdict.ok) return { index, status: verdict.problem.details.status, problem: verdict.problem.details };
    if ('round' in verdict) return { index, status: HttpStatus.CREATED, round: this.roundView(verdict.round) };
    return { index, status: HttpStatus.CREATED, accepted: this.desk.acceptanceView(verdict.finding, language) };
  }

  private roundView({ startedAt, endedAt, clockBehindSeconds }: AlleyRound): RoundTakenView {
    const instant = (date: Date) => this.clock.instant(date.getTime());
    return { startedAt: instant(startedAt), endedAt: instant(endedAt), clockBehindSeconds };
  }
}
