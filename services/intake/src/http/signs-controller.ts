import { Body, Controller, Get, Headers, HttpCode, HttpStatus, Param, Post, Query } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { SignId } from '@xianban/contracts/values/identifiers';
import { invalidInput } from '@xianban/service-kit/http/invalid-input';
import type { Actor } from '@xianban/service-kit/identity/actor';
import { Allow } from '@xianban/service-kit/identity/allow';
import { CurrentActor } from '@xianban/service-kit/identity/current-actor';
import { chooseLanguage } from '@xianban/service-kit/language/choose-language';
import type { Page } from '@xianban/service-kit/paging/page';

import { DecideSign, type SignWording } from '../commands/decide-sign.js';
import { inDatum } from '../domain/in-datum.js';
import { FindSign } from '../queries/find-sign.js';
import { ListSigns } from '../queries/list-signs.js';
import { IdParam } from './id-param.js';
import { ReportDesk } from './report-desk.js';
import { SignDecisionBody } from './sign-decision-body.js';
import { SignQuery } from './sign-query.js';
import { DecidedSignView, SignPageView, SignView } from './sign-view.js';

/** Hints that are not yet issues (苗头): what opinion and our own analysis noticed, and what people make of it. */
@ApiTags('signs')
@Allow('district-staff', 'analyst')
@Controller('v1/signs')
export class SignsController {
  constructor(
    private readonly listSigns: ListSigns,
    private readonly findSign: FindSign,
    private readonly decideSign: DecideSign,
    private readonly reportDesk: ReportDesk,
  ) {}

  @ApiOperation({ summary: 'Signs that the actor may see, newest first' })
  @ApiOkResponse({ type: SignPageView })
  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: SignQuery): Promise<Page<SignView>> {
    return this.listSigns.run(actor, query);
  }

  @ApiOperation({ summary: 'One sign with its evidence' })
  @ApiOkResponse({ type: SignView })
  @Get(':id')
  read(@CurrentActor() actor: Actor, @Param('id', IdParam) id: SignId): Promise<SignView> {
    return this.findSign.seenBy(actor, id);
  }

  @ApiOperation({ summary: 'Makes an issue of a sign, or dismisses it. The same decision again changes nothing' })
  @ApiBody({ type: SignDecisionBody, examples: { issue: { value: SignDecisionBody.example } } })
  @ApiOkResponse({ type: DecidedSignView })
  @Allow('district-staff')
  @HttpCode(HttpStatus.OK)
  @Post(':id/decision')
  async decide(
    @CurrentActor() actor: Actor,
    @Param('id', IdParam) id: SignId,
    @Body() body: SignDecisionBody,
    @Headers('accept-language') acceptLanguage: string | undefined,
  ): Promise<DecidedSignView> {
    const sign = await this.findSign.seenBy(actor, id);
    const decision = { by: 'person', decidedBy: actor.sub } as const;
    if (body.decision === 'dismissed') {
      await this.decideSign.dismiss(id, body.text, decision);
      return this.findSign.seenBy(actor, id);
    }
    const { accepted } = await this.decideSign.turn(id, wordingOf(sign, body), decision);
    const decided = await this.findSign.seenBy(actor, id);
    return { ...decided, accepted: this.reportDesk.acceptanceView(accepted, chooseLanguage(acceptLanguage)) };
  }
}

function wordingOf(sign: SignView, { text, datum, lon, lat }: SignDecisionBody): SignWording {
  if (lon !== undefined || lat !== undefined) {
    const missing = datum === undefined ? 'datum' : lon === undefined ? 'lon' : lat === undefined ? 'lat' : undefined;
    if (missing) throw invalidInput([{ field: missing, detail: `${missing} is needed to say where the matter is` }]);
  }
  const at = datum !== undefined && lon !== undefined && lat !== undefined ? inDatum(datum, lon, lat) : sign.at;
  if (!at) throw invalidInput([{ field: 'lon', detail: 'the sign has no place: datum, lon and lat are needed' }]);
  return { text, lon: at[0], lat: at[1] };
}
