import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { IssueNumber } from '@xianban/contracts/values/identifiers';
import { Clock } from '@xianban/service-kit/clock';
import type { Actor } from '@xianban/service-kit/identity/actor';
import { Allow } from '@xianban/service-kit/identity/allow';
import { CurrentActor } from '@xianban/service-kit/identity/current-actor';
import type { Page } from '@xianban/service-kit/paging/page';
import { PageQuery } from '@xianban/service-kit/paging/page-query';

import { ListHistory } from '../history/list-history.js';
import { ReadHistory } from '../history/read-history.js';
import { CountWitnesses } from '../queries/count-witnesses.js';
import { FindIssue } from '../queries/find-issue.js';
import { ListIssues } from '../queries/list-issues.js';
import { ListReports } from '../queries/list-reports.js';
import { ReadTimeline } from '../queries/read-timeline.js';
import { IssueNumberParam } from './issue-number-param.js';
import { IssueQuery } from './issue-query.js';
import { IssuePageView, IssueView } from './issue-view.js';
import { ReportListView } from './report-view.js';
import { type TimelineEntryView, TimelinePageView } from './timeline-view.js';

/** The register: issues, what happened to them, and the reports that they are made of. */
@ApiTags('register')
@Controller('v1/issues')
@Allow('grid-worker', 'unit-staff', 'street-staff', 'district-staff', 'operator', 'analyst')
export class IssuesController {
  constructor(
    private readonly listIssues: ListIssues,
    private readonly findIssue: FindIssue,
    private readonly readTimeline: ReadTimeline,
    private readonly listReports: ListReports,
    private readonly listHistory: ListHistory,
    private readonly history: ReadHistory,
    private readonly countWitnesses: CountWitnesses,
    private readonly clock: Clock,
  ) {}

  @ApiOperation({ summary: 'Issues that the actor may see, running ones or those of the past, newest first' })
  @ApiOkResponse({ type: IssuePageView })
  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: IssueQuery): Promise<Page<IssueView>> {
    return query.historical === 'true' ? this.listHistory.run(actor, query) : this.listIssues.run(actor, query);
  }

  @ApiOperation({ summary: 'One issue' })
  @ApiParam({ name: 'number', example: '110105-2026-000123' })
  @ApiOkResponse({ type: IssueView })
  @Get(':number')
  async read(@CurrentActor() actor: Actor, @Param('number', IssueNumberParam) number: IssueNumber): Promise<IssueView> {
    const past = await this.history.find(actor, number);
    if (past) return this.history.view(past);
    const issue = IssueView.of(await this.findIssue.run(actor, number), this.clock);
    return { ...issue, ...(await this.countWitnesses.run(number)) };
  }

  @ApiOperation({ summary: 'What happened to an issue, in the order in which it happened' })
  @ApiParam({ name: 'number', example: '110105-2026-000123' })
  @ApiOkResponse({ type: TimelinePageView })
  @Get(':number/timeline')
  async timeline(
    @CurrentActor() actor: Actor,
    @Param('number', IssueNumberParam) number: IssueNumber,
    @Query() query: PageQuery,
  ): Promise<Page<TimelineEntryView>> {
    const past = await this.history.find(actor, number);
    if (past) return { items: this.history.timeline(past) };
    await this.findIssue.run(actor, number);
    return this.readTimeline.run(number, query);
  }

  @ApiOperation({ summary: 'The reports of an issue in their own words, for the staff who deal with it' })
  @ApiParam({ name: 'number', example: '110105-2026-000123' })
  @ApiOkResponse({ type: ReportListView })
  @Get(':number/reports')
  @Allow('grid-worker', 'unit-staff', 'street-staff', 'district-staff', 'operator')
  async reports(@CurrentActor() actor: Actor, @Param('number', IssueNumberParam) number: IssueNumber): Promise<ReportListView> {
    const past = await this.history.find(actor, number);
    if (past) return { items: await this.history.reports(past) };
    return { items: await this.listReports.run(actor, await this.findIssue.run(actor, number)) };
  }
}
