import { Body, Controller, Get, Headers, HttpCode, HttpStatus, Post, Query } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Clock } from '@xianban/service-kit/clock';
import { Public } from '@xianban/service-kit/identity/public';
import { chooseLanguage } from '@xianban/service-kit/language/choose-language';
import type { Page } from '@xianban/service-kit/paging/page';
import { DataSource } from 'typeorm';

import { ChannelKeys } from '../../channel-kit/channel-keys.js';
import { ChannelRegistry } from '../../channel-kit/channel-registry.js';
import { ListResults } from './list-results.js';
import { AcknowledgementBody, AcknowledgementView } from './acknowledgement-view.js';
import { ResultPageView, ResultQuery, type ResultView } from './result-view.js';

/** Results go back to the city: each waits here until it is acknowledged, so that none is lost on the way. */
@ApiTags('channel hotline')
@ApiHeader({ name: 'X-Api-Key', required: true, description: 'Issued by an operator for this channel' })
@Public()
@Controller('v1/channels/hotline/results')
export class ResultsController {
  constructor(
    private readonly keys: ChannelKeys,
    private readonly channels: ChannelRegistry,
    private readonly listResults: ListResults,
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  @ApiOperation({ operationId: 'results-hotline', summary: 'Results of orders that wait to be acknowledged, oldest first' })
  @ApiOkResponse({ type: ResultPageView })
  @Get()
  async list(
    @Headers('x-api-key') presented: string | undefined,
    @Headers('accept-language') acceptLanguage: string | undefined,
    @Query() { limit, since }: ResultQuery,
  ): Promise<Page<ResultView>> {
    return this.listResults.run(await this.holderOf(presented), limit, since, chooseLanguage(acceptLanguage));
  }

  @ApiOperation({ operationId: 'acknowledge-hotline', summary: 'Takes results off the list. Once more changes nothing' })
  @ApiBody({ type: AcknowledgementBody, examples: { two: { value: AcknowledgementBody.example } } })
  @ApiOkResponse({ type: AcknowledgementView })
  @HttpCode(HttpStatus.OK)
  @Post('acknowledgements')
  async acknowledge(
    @Headers('x-api-key') presented: string | undefined,
    @Body() { results }: AcknowledgementBody,
  ): Promise<AcknowledgementView> {
    const holder = await this.holderOf(presented);
    const [counted] = await this.dataSource.query<{ acknowledged: number }[]>(
      `WITH named AS (
         UPDATE hotline_result SET acknowledged_at = coalesce(acknowledged_at, $3) WHERE holder = $1 AND position = ANY($2::bigint[]) RETURNING 1
       ) SELECT count(*)::int AS acknowledged FROM named`,
      [holder, results, new Date(this.clock.nowMs())],
    );
    return { acknowledged: counted?.acknowledged ?? 0 };
  }

  private async holderOf(presented: string | undefined): Promise<string> {
    const channel = this.channels.named('hotline');
    if (!channel) throw new Error('the channel hotline is not registered');
    return (await this.keys.authenticated(channel, presented)).holder;
  }
}
