import { Injectable } from '@nestjs/common';
import { ListStragglersV1, type ListStragglersReply } from '@xianban/contracts/commands/list-stragglers';
import { OnOrder } from '@xianban/messaging/on-order';
import { Clock } from '@xianban/service-kit/clock';
import { DataSource, In } from 'typeorm';

import { acceptedReportOf } from '../store/accepted-report-of.js';
import { Issue } from '../store/issue.js';
import { Report } from '../store/report.js';

/** Issues that were received long ago on the wall and that no workflow has moved, oldest first. */
const NOT_STARTED = `
  SELECT opening_report AS report FROM issue
  WHERE state = 'received' AND NOT sandbox AND recorded_at < now() - make_interval(secs => $1) ORDER BY recorded_at LIMIT $2`;

/** Issues that were asked to be reopened and still are closed in the round before, oldest first. */
const NOT_REOPENED = `
  SELECT issue.number, issue.version, issue.opening_report AS report, reopening.round, reopening.by, reopening.asked_at AS "askedAt"
  FROM reopening JOIN issue ON issue.number = reopening.issue
  WHERE issue.state = 'closed' AND issue.round = reopening.round - 1 AND reopening.recorded_at < now() - make_interval(secs => $1)
  ORDER BY reopening.recorded_at LIMIT $2`;

/** Names issues whose facts seem to have been lost on the way to the workflows, with what those facts said, sorted as they are by now. */
@Injectable()
export class ListStragglers {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  @OnOrder(ListStragglersV1)
  async run({ olderThanSeconds, most }: ListStragglersV1): Promise<ListStragglersReply> {
    const received = await this.dataSource.query<NotStarted[]>(NOT_STARTED, [olderThanSeconds, most]);
    const reopened = await this.dataSource.query<NotReopened[]>(NOT_REOPENED, [olderThanSeconds, most]);
    const ids = [...received, ...reopened].map(({ report }) => report);
    const found = await this.dataSource.manager.findBy(Report, { id: In(ids) });
    const issues = await this.dataSource.manager.findBy(Issue, { number: In(found.map(({ issue }) => issue)) });
    const sortings = new Map(issues.map((issue) => [issue.number, issue]));
    const reports = new Map(found.map((report) => [report.id, acceptedReportOf(report, this.clock, sortings.get(report.issue))]));
    return {
      ok: true,
      reports: received.flatMap(({ report }) => reports.get(report) ?? []),
      reopenings: reopened.flatMap(({ number, round, by, askedAt, version, report }) => {
        const opening = reports.get(report);
        return opening ? [{ issue: number, round, by, askedAt: this.clock.instant(askedAt.getTime()), version, report: opening }] : [];
      }),
    };
  }
}

interface NotStarted {
  readonly report: Report['id'];
}

interface NotReopened extends NotStarted {
  readonly number: Report['issue'];
  readonly version: number;
  readonly round: number;
  readonly by: 'reporter' | 'look-back' | 'staff';
  readonly askedAt: Date;
}
