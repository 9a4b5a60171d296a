import { createHash } from 'node:crypto';

import { Injectable } from '@nestjs/common';
import type { IssueNumber } from '@xianban/contracts/values/identifiers';
import { Clock } from '@xianban/service-kit/clock';
import type { Actor } from '@xianban/service-kit/identity/actor';
import { PersonalDataVault } from '@xianban/service-kit/vault/personal-data-vault';
import { DataSource, LessThanOrEqual } from 'typeorm';

import { maySee } from '../domain/issue-rights.js';
import { personId } from '../domain/person-id.js';
import type { IssueView } from '../http/issue-view.js';
import type { ReportView } from '../http/report-view.js';
import type { TimelineEntryView } from '../http/timeline-view.js';
import { areasOf } from '../store/areas-of.js';
import { HistoryIssue } from '../store/history-issue.js';
import type { HistorySource } from '../store/history-source.js';
import { HistoryWords } from '../store/history-words.js';
import { opened } from '../store/opened.js';
import { historyIssueView } from './history-issue-view.js';
import { HistorySources } from './history-sources.js';
import { historyWordsContext, type RowWords } from './row-words.js';

/** An issue of the past with the system that knew it. */
export interface KnownPast {
  readonly issue: HistoryIssue;
  readonly source: HistorySource;
}

/** Shows issues of the past one by one. What happened to them and what was said is put together when somebody asks: it never changes. */
@Injectable()
export class ReadHistory {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sources: HistorySources,
    private readonly vault: PersonalDataVault,
    private readonly clock: Clock,
  ) {}

  /** Undefined if no issue of the past that the actor may see has this number. */
  async find(actor: Actor, number: IssueNumber): Promise<KnownPast | undefined> {
    const issue = await this.dataSource.manager.findOneBy(HistoryIssue, { number });
    if (!issue || !maySee(actor, { areas: areasOf(issue), unit: issue.unit ?? undefined })) return undefined;
    const source = (await this.sources.byId()).get(issue.source);
    return source && { issue, source };
  }

  view({ issue, source }: KnownPast): IssueView {
    return historyIssueView(issue, source.name, this.clock);
  }

  /** Its receipt, and its end if it has one. */
  timeline({ issue, source }: KnownPast): TimelineEntryView[] {
    const imported = { imported: source.name, externalId: issue.externalId };
    const received = {
      id: stableId(issue.number, 'received'),
      at: this.clock.instant(issue.receivedAt.getTime()),
      kind: 'received' as const,
      round: 1,
      detail: { ...imported, via: issue.via },
    };
    if (!issue.endedAt) return [received];
    const at = this.clock.instant(issue.endedAt.getTime());
    const detail = { from: 'received', to: issue.state, ...(issue.outcome && { outcome: issue.outcome }), ...imported };
    return [received, { id: stableId(issue.number, 'ended'), at, kind: 'moved', round: 1, detail }];
  }

  /** The one report that an issue of the past is made of, with its words unless those were erased. */
  async reports({ issue, source }: KnownPast): Promise<ReportView[]> {
    const receivedAt = this.clock.instant(issue.receivedAt.getTime());
    const { category, nature, limitClass, longitude, latitude } = issue;
    const words = await this.wordsOf(issue, source);
    return [
      {
        report: stableId(issue.number, 'report'),
        channel: source.name,
        at: [longitude, latitude],
        observedAt: receivedAt,
        receivedAt,
        verified: false,
        category,
        nature,
        limitClass,
        qualities: [],
        keywords: [],
        ...(words && { text: words[1], photos: [], ...(words[2] !== '' && { remarks: { address: words[2] } }) }),
      },
    ];
  }

  private async wordsOf(issue: HistoryIssue, { person }: HistorySource): Promise<RowWords | undefined> {
    const block = await this.dataSource.manager.findOne(HistoryWords, {
      where: { import: issue.import, firstRow: LessThanOrEqual(issue.row) },
      order: { firstRow: 'DESC' },
    });
    if (!block) return undefined;
    const key = (await this.vault.keysOf([person])).get(person);
    const text = opened(this.vault, key, block.sealed, historyWordsContext(block.import, block.firstRow));
    return text === undefined ? undefined : (JSON.parse(text) as RowWords[]).find(([row]) => row === issue.row);
  }
}

/** The same whenever it is asked for. */
function stableId<Id extends string = string>(number: IssueNumber, what: string): Id {
  return personId(createHash('sha256').update(`${number}/${what}`).digest()) as Id;
}
