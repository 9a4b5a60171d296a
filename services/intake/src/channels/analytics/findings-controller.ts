import { Body, Controller, Get, Headers, HttpStatus, Param, Post, Res } from '@nestjs/common';
import { ApiBody, ApiExtraModels, ApiHeader, ApiOperation, ApiResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { SignId } from '@xianban/contracts/values/identifiers';
import { BodyLimit } from '@xianban/service-kit/http/body-limit';
import { invalidInput } from '@xianban/service-kit/http/invalid-input';
import { Public } from '@xianban/service-kit/identity/public';
import type { FastifyReply } from 'fastify';

import { ChannelKeys } from '../../channel-kit/channel-keys.js';
import { ChannelRegistry } from '../../channel-kit/channel-registry.js';
import { IdParam } from '../../http/id-param.js';
import { SignView } from '../../http/sign-view.js';
import { FindSign } from '../../queries/find-sign.js';
import { FindingBatchView, FindingVerdictView } from './finding-verdict-view.js';
import { Finding } from './payload.js';
import { type FindingVerdict, TakeFindings } from './take-findings.js';

const MOST_FINDINGS = 500;
const BODY_BYTES = 1_048_576;
const KEY = { name: 'X-Api-Key', required: true, description: 'Issued by an operator for this channel' };
const ONE = { $ref: getSchemaPath(Finding) };
const MANY = {
  type: 'object' as const,
  required: ['signs'],
  properties: { signs: { type: 'array' as const, items: ONE, minItems: 1, maxItems: MOST_FINDINGS } },
};

/** What our own analysis found comes in as signs; it reads what became of them. */
@ApiTags('channel analytics')
@ApiExtraModels(Finding, FindingVerdictView, FindingBatchView)
@Public()
@Controller('v1/channels/analytics/signs')
export class FindingsController {
  constructor(
    private readonly keys: ChannelKeys,
    private readonly channels: ChannelRegistry,
    private readonly takeFindings: TakeFindings,
    private readonly findSign: FindSign,
  ) {}

  @ApiOperation({ operationId: 'signs-analytics', summary: 'Findings of an analysis, one or up to 500: signs, not issues' })
  @ApiHeader(KEY)
  @ApiBody({ schema: { oneOf: [ONE, MANY] }, examples: { one: { value: Finding.example } } })
  @ApiResponse({ status: HttpStatus.CREATED, type: FindingVerdictView })
  @ApiResponse({ status: HttpStatus.OK, type: FindingBatchView, description: 'A batch: one verdict per finding' })
  @Post()
  @BodyLimit(BODY_BYTES)
  async take(
    @Body() body: unknown,
    @Headers('x-api-key') presented: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FindingVerdictView | FindingBatchView> {
    await this.prove(presented);
    const findings = findingsOf(body);
    if (!findings) {
      const verdict = await this.takeFindings.run(body);
      if (!verdict.ok) throw verdict.problem;
      return viewOf(verdict, 0);
    }
    if (findings.length === 0 || findings.length > MOST_FINDINGS)
      throw invalidInput([{ field: 'signs', detail: `signs must hold 1 to ${MOST_FINDINGS} findings` }]);
    const verdicts: FindingVerdict[] = [];
    for (const [index, finding] of findings.entries()) verdicts.push(await this.takeFindings.run(finding, `signs.${index}`));
    const accepted = verdicts.filter(({ ok }) => ok).length;
    void reply.code(HttpStatus.OK);
    return { accepted, refused: verdicts.length - accepted, verdicts: verdicts.map(viewOf) };
  }

  @ApiOperation({ operationId: 'feedback-analytics', summary: 'What became of a sign that an analysis raised' })
  @ApiHeader(KEY)
  @ApiResponse({ status: HttpStatus.OK, type: SignView })
  @Get(':id')
  async read(@Headers('x-api-key') presented: string | undefined, @Param('id', IdParam) id: SignId): Promise<SignView> {
    const { name } = await this.prove(presented);
    return this.findSign.raisedBy(name, id);
  }

  private async prove(presented: string | undefined) {
    const channel = this.channels.named('analytics');
    if (!channel) throw new Error('the channel analytics is not registered');
    await this.keys.authenticated(channel, presented);
    return channel;
  }
}

function findingsOf(body: unknown): readonly unknown[] | undefined {
  if (typeof body !== 'object' || body === null || Object.keys(body).length !== 1) return undefined;
  const { signs } = body as { readonly signs?: unknown };
  return Array.isArray(signs) ? (signs as unknown[]) : undefined;
}

function viewOf(verdict: FindingVerdict, index: number): FindingVerdictView {
  if (!verdict.ok) return { index, status: verdict.problem.details.status, problem: verdict.problem.details };
  const { sign, state, fresh } = verdict;
  return { index, status: HttpStatus.CREATED, sign, state, fresh };
}
