import { Controller, Get, HttpCode, HttpStatus, Param, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@xianban/service-kit/identity/actor';
import { Allow } from '@xianban/service-kit/identity/allow';
import { CurrentActor } from '@xianban/service-kit/identity/current-actor';
import type { Page } from '@xianban/service-kit/paging/page';

import { DecideMergeSuggestion } from '../commands/decide-merge-suggestion.js';
import { ListMergeSuggestions } from '../queries/list-merge-suggestions.js';
import { IdParam } from './id-param.js';
import { MergeSuggestionQuery } from './merge-suggestion-query.js';
import { MergeSuggestionPageView, type MergeSuggestionView } from './merge-suggestion-view.js';

/** Pairs of issues that are too little alike to be merged by themselves, for staff to decide. */
@ApiTags('merging')
@Controller('v1/merge-suggestions')
@Allow('street-staff', 'district-staff', 'operator')
export class MergeSuggestionsController {
  constructor(
    private readonly listMergeSuggestions: ListMergeSuggestions,
    private readonly decideMergeSuggestion: DecideMergeSuggestion,
  ) {}

  @ApiOperation({ summary: 'Issues that may be of one matter, newest first' })
  @ApiOkResponse({ type: MergeSuggestionPageView })
  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: MergeSuggestionQuery): Promise<Page<MergeSuggestionView>> {
    return this.listMergeSuggestions.run(actor, query);
  }

  @ApiOperation({ summary: 'Merges the two' })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiNoContentResponse()
  @HttpCode(HttpStatus.NO_CONTENT)
  @Post(':id/accept')
  accept(@CurrentActor() actor: Actor, @Param('id', IdParam) id: string): Promise<void> {
    return this.decideMergeSuggestion.run(actor, id, true);
  }

  @ApiOperation({ summary: 'Says that they are different matters' })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiNoContentResponse()
  @HttpCode(HttpStatus.NO_CONTENT)
  @Post(':id/dismiss')
  dismiss(@CurrentActor() actor: Actor, @Param('id', IdParam) id: string): Promise<void> {
    return this.decideMergeSuggestion.run(actor, id, false);
  }
}
