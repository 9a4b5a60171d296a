import { Injectable } from '@nestjs/common';
import type { IssueNumber } from '@xianban/contracts/values/identifiers';
import { Clock } from '@xianban/service-kit/clock';
import { Config } from '@xianban/service-kit/config/config';
import type { Language } from '@xianban/service-kit/language/language';
import { PersonalDataVault } from '@xianban/service-kit/vault/personal-data-vault';
import { DataSource } from 'typeorm';

import { statusEntry } from '../domain/status-entry.js';
import type { StatusCallBackView, StatusView } from '../http/status-view.js';
import { CallBack } from '../store/call-back.js';
import { Issue } from '../store/issue.js';
import { opened } from '../store/opened.js';
import { Reopening } from '../store/reopening.js';
import type { Report } from '../store/report.js';
import { reportOfReceipt } from '../store/report-of-receipt.js';
import { TimelineEntry } from '../store/timeline-entry.js';
import { tokenContext } from '../store/token-context.js';
import { DistrictNames } from '../texts/district-names.js';
import { intakeTexts } from '../texts/intake-texts.js';

/** A reporter needs no more than the latest of a long story. */
const MOST_ENTRIES = 200;

/** Reads what became of a report, for whoever holds its receipt. */
@Injectable()
export class ReadStatus {
  constructor(
    private readonly dataSource: DataSource,
    private readonly vault: PersonalDataVault,
    private readonly names: DistrictNames,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** @throws Problem 404, or 410 if the reporter was erased */
  async byReceipt(receipt: string, language: Language): Promise<StatusView> {
    return this.of(await this.reportOf(receipt), language);
  }

  /** @throws Problem 404, or 410 if the reporter was erased */
  reportOf(receipt: string): Promise<Report> {
    return reportOfReceipt(this.dataSource.manager, receipt);
  }

  /** What the reporter of a report sees. */
  async of(report: Report, language: Language): Promise<StatusView> {
    const { manager } = this.dataSource;
    const issue = await manager.findOneByOrFail(Issue, { number: report.issue });
    const entries = await manager.find(TimelineEntry, {
      where: { issue: issue.number },
      order: { at: 'DESC', id: 'DESC' },
      take: MOST_ENTRIES,
    });
    const reopeningAsked = await manager.existsBy(Reopening, { issue: issue.number, round: issue.round + 1 });
    const callBack = await this.callBackOf(report, issue);
    const instant = (date: Date) => this.clock.instant(date.getTime());
    return {
      issue: issue.number,
      state: issue.state,
      message: intakeTexts.text(`state-${issue.state}`, {}, language),
      ...(report.formerIssue && { formerIssue: report.formerIssue, goesOn: await this.goesOn(report, report.formerIssue, language) }),
      round: issue.round,
      receivedAt: instant(issue.receivedAt),
      ...(issue.limitAt && { limitAt: instant(issue.limitAt) }),
      overdue: issue.overdue,
      ...(issue.closedAt && { closedAt: instant(issue.closedAt) }),
      ...(issue.outcome && { outcome: issue.outcome }),
      timeline: entries.reverse().flatMap((entry) => {
        const wording = statusEntry(entry, this.names.in(language));
        return wording ? [{ at: instant(entry.at), text: intakeTexts.text(wording.key, wording.params, language) }] : [];
      }),
      ...(callBack && { callBack }),
      canReopen: issue.state === 'closed' && !reopeningAsked,
      reopeningAsked,
    };
  }

  private async goesOn({ issue }: Report, former: IssueNumber, language: Language): Promise<string> {
    const merged = await this.dataSource.manager.existsBy(Issue, { number: former, state: 'merged' });
    return intakeTexts.text(merged ? 'goes-on-under' : 'goes-on-alone', { former, issue }, language);
  }

  private async callBackOf(report: Report, issue: Issue): Promise<StatusCallBackView | undefined> {
    const callBack = await this.dataSource.manager.findOneBy(CallBack, { issue: issue.number, round: issue.round, person: report.person });
    if (!callBack) return undefined;
    const key = (await this.vault.keysOf([callBack.person])).get(callBack.person);
    const token = opened(this.vault, key, callBack.sealedToken, tokenContext(callBack.id));
    if (token === undefined) return undefined;
    return {
      url: `${this.config.publicUrl}/v1/call-backs/${token}`,
      askedAt: this.clock.instant(callBack.askedAt.getTime()),
      ...(callBack.answeredAt && { answeredAt: this.clock.instant(callBack.answeredAt.getTime()) }),
      open: issue.state === 'judging' && !callBack.answeredAt,
    };
  }
}
