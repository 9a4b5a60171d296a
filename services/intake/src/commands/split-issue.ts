import { Injectable } from '@nestjs/common';
import { IssueSplitV1 } from '@xianban/contracts/events/issue-split';
import type { IssueNumber, ReportId } from '@xianban/contracts/values/identifiers';
import { Store } from '@xianban/messaging/store';
import type { Transaction } from '@xianban/messaging/transaction';
import { Clock } from '@xianban/service-kit/clock';
import { invalidInput } from '@xianban/service-kit/http/invalid-input';
import type { Actor } from '@xianban/service-kit/identity/actor';
import { DataSource, In } from 'typeorm';

import { mayDecide, maySee } from '../domain/issue-rights.js';
import { MERGEABLE_STATES } from '../domain/mergeable-states.js';
import { splitFault } from '../domain/merging-rules.js';
import { conflict } from '../http/conflict.js';
import { forbidden } from '../http/forbidden.js';
import { notFound } from '../http/not-found.js';
import type { SplitBody } from '../http/split-body.js';
import { acceptedReportOf } from '../store/accepted-report-of.js';
import { addEntry } from '../store/add-entry.js';
import { Issue } from '../store/issue.js';
import { IssueNumbers } from '../store/issue-numbers.js';
import { lockedIssue } from '../store/locked-issue.js';
import { moveReports } from '../store/move-reports.js';
import { placeOf } from '../store/place-of.js';
import { Report } from '../store/report.js';

/** Takes reports that are of another matter out of an issue into a new one, whose limit runs from the receipt of the first of them. */
@Injectable()
export class SplitIssue {
  constructor(
    private readonly store: Store,
    private readonly dataSource: DataSource,
    private readonly numbers: IssueNumbers,
    private readonly clock: Clock,
  ) {}

  /** The new issue. @throws Problem 400, 403, 404, or 409 if the issue has ended or its reporters are being asked */
  async run(actor: Actor, number: IssueNumber, { reports, reason }: SplitBody): Promise<Issue> {
    // taken before the transaction, which must not wait for a second connection
    const fresh = await this.numbers.take(await this.yearOf(reports));
    return this.store.transaction(async (tx) => {
      const issue = await lockedIssue(tx.manager, number);
      if (!issue || !maySee(actor, placeOf(issue))) throw notFound('number', 'There is no such issue');
      if (!mayDecide(actor, placeOf(issue))) throw forbidden('issues are split by a supervisor of the area or an operator');
      if (!MERGEABLE_STATES.includes(issue.state)) throw conflict(`the issue is ${issue.state}`, 'number');
      const own = await tx.manager.find(Report, { where: { issue: number }, order: { receivedAt: 'ASC', id: 'ASC' } });
      const fault = splitFault(
        reports,
        own.map(({ id }) => id),
        issue.openingReport,
      );
      if (fault) {
        const field = `reports.${fault.index}`;
        throw invalidInput([{ field, detail: `${field} ${fault.detail}` }]);
      }
      const leaving = own.filter(({ id }) => reports.includes(id));
      return this.split(tx, issue, leaving, fresh, { by: actor.sub, reason });
    });
  }

  /** Of receipt, district clock; this year if there are no such reports. */
  private async yearOf(reports: readonly ReportId[]): Promise<number> {
    const { manager } = this.dataSource;
    const first = await manager.findOne(Report, { where: { id: In([...reports]) }, order: { receivedAt: 'ASC', id: 'ASC' } });
    return Number(this.clock.instant(first?.receivedAt.getTime() ?? this.clock.nowMs()).slice(0, 4));
  }

  private async split(
    tx: Transaction,
    from: Issue,
    leaving: readonly Report[],
    number: IssueNumber,
    trace: { readonly by: string; readonly reason: string },
  ): Promise<Issue> {
    const [first] = leaving;
    if (!first) throw new RangeError('no report leaves');
    const nowMs = this.clock.nowMs();
    const at = new Date(nowMs);
    await tx.manager.insert(Issue, { ...openedBy(first), number, updatedAt: at });
    await moveReports(
      tx.manager,
      from.number,
      number,
      leaving.map(({ id }) => id),
    );
    await tx.manager.update(Report, first.id, { opensIssue: true });
    await tx.manager.update(Issue, from.number, { updatedAt: at });
    const detail = { reports: leaving.length, ...trace };
    await addEntry(tx.manager, { issue: from.number, round: from.round, at, kind: 'split', detail: { into: number, ...detail } });
    await addEntry(tx.manager, { issue: number, round: 1, at, kind: 'split-off', detail: { from: from.number, ...detail } });
    const report = acceptedReportOf({ ...first, issue: number, opensIssue: true }, this.clock);
    const data = { issue: number, from: from.number, reports: leaving.length, splitAt: this.clock.instant(nowMs), report };
    await tx.tell(IssueSplitV1, { subject: `${number}/split`, sequence: 1, data, timeMs: nowMs });
    return tx.manager.findOneByOrFail(Issue, { number });
  }
}

/** An issue as it would be if this report had opened it. */
function openedBy(report: Report): Omit<Issue, 'number' | 'updatedAt' | 'recordedAt'> {
  const { channel, origin, category, nature, limitClass, qualities, reasons, receivedAt, promisedLimitAt, sandbox } = report;
  return {
    ...{ state: 'received', round: 1, version: 0, openingReport: report.id, overdue: false, escalationLevel: 0, limitSequence: 0 },
    ...{ channel, origin, category, nature, limitClass, qualities, reasons, receivedAt, limitAt: promisedLimitAt, sandbox },
    ...{ otherChannels: null, mergedInto: null, complainedAt: null, resolvedAt: null, closedAt: null, outcome: null },
    ...{ street: null, community: null, managementGrid: null, technicalGrid: null, unit: null },
  };
}
