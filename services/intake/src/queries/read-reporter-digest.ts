import { Injectable } from '@nestjs/common';
import type { Instant } from '@xianban/contracts/values/instant';
import type { ClosingOutcome, IssueState } from '@xianban/contracts/values/issue-state';
import { Clock } from '@xianban/service-kit/clock';
import type { Language } from '@xianban/service-kit/language/language';
import { DataSource } from 'typeorm';

import type { ChannelCaller } from '../channel-kit/channel-caller.js';
import { type DigestCount, reportDigest } from '../domain/report-digest.js';
import type { DigestView } from '../http/digest-view.js';
import { Persons } from '../store/persons.js';
import { digestMessage } from '../texts/digest-message.js';

/** Sums up what became of the reports of one person of a channel, for the holder whom they came through. */
@Injectable()
export class ReadReporterDigest {
  constructor(
    private readonly dataSource: DataSource,
    private readonly persons: Persons,
    private readonly clock: Clock,
  ) {}

  /** Of reports that came in since then, and of those whose issue was closed since then. Somebody who never reported has a digest of nothing. */
  async run({ holder }: ChannelCaller, account: string, since: Instant, language: Language): Promise<DigestView> {
    const rows: { state: IssueState; outcome: ClosingOutcome | null; reports: number }[] = await this.dataSource.query(
      `SELECT issue.state, issue.outcome, count(*)::int AS reports
       FROM report JOIN issue ON issue.number = report.issue
       WHERE report.person = $1 AND report.holder = $2 AND (report.received_at >= $3 OR issue.closed_at >= $3)
       GROUP BY issue.state, issue.outcome`,
      [this.persons.idOf(holder, { account }), holder, new Date(since)],
    );
    const counts = rows.map(({ outcome, ...row }): DigestCount => ({ ...row, ...(outcome && { outcome }) }));
    const digest = reportDigest(counts);
    const byState: Partial<Record<IssueState, number>> = {};
    for (const { state, reports } of counts) byState[state] = (byState[state] ?? 0) + reports;
    return { since: this.clock.instant(Date.parse(since)), ...digest, byState, message: digestMessage(digest, language) };
  }
}
