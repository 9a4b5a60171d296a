import { createHash } from 'node:crypto';

import { Injectable } from '@nestjs/common';
import type { IssueNumber } from '@xianban/contracts/values/identifiers';
import { Clock } from '@xianban/service-kit/clock';
import { DistrictPack } from '@xianban/service-kit/district/district-pack';
import type { Actor } from '@xianban/service-kit/identity/actor';
import { PersonalDataVault } from '@xianban/service-kit/vault/personal-data-vault';
import { DataSource, LessThanOrEqual } from 'typeorm';

import { maySee } from '../domain/issue-rights.js';
import { personId } from '../domain/person-id.js';
import type { IssueView } from '../http/issue-view.js';
import type { ReportView } from '../http/report-view.js';
import type { TimelineEntryView } from '../http/timeline-view.js';
import { areasOf } from '../store/areas-of.js';
import { HistoryImport } from '../store/history-import.js';
import type { HistoryIssue } from '../store/history-issue.js';
import { HistoryWords } from '../store/history-words.js';
import { opened } from '../store/opened.js';
import { historyIssueView } from './history-issue-view.js';
import { pastIssues } from './past-issues.js';
import { historyWordsContext, type RowWords } from './row-words.js';

/** An issue of the past and the number that it has here. */
export interface NumberedPast {
  readonly number: IssueNumber;
  readonly issue: HistoryIssue;
}

/** Shows issues of the past one by one. What happened to them and what was said is put together when somebody asks: it never changes. */
@Injectable()
export class ReadHistory {
  constructor(
    private readonly dataSource: DataSource,
    private readonly pack: DistrictPack,
    private readonly vault: PersonalDataVault,
    private readonly clock: Clock,
  ) {}

  /** Undefined if no issue of the past that the actor may see has this number. */
  async find(actor: Actor, number: IssueNumber): Promise<NumberedPast | undefined> {
    const [district, year, sequence] = number.split('-').map(Number);
    if (district !== Number(this.pack.districtCode)) return undefined;
    const issue = await pastIssues(this.dataSource.manager).where({ year, sequence }).getOne();
    if (!issue) return undefined;
    const areas = issue.atPlace ? areasOf(issue.atPlace) : undefined;
    return maySee(actor, { areas, unit: issue.ofKind.unit ?? undefined }) ? { number, issue } : undefined;
  }

  view({ number, issue }: NumberedPast): IssueView {
    return historyIssueView(number, issue, this.clock);
  }

  /** Its receipt, and its end if it has one. */
  timeline({ number, issue }: NumberedPast): TimelineEntryView[] {
    const { ofKind, ofSource, receivedAt, endedAt, externalId } = issue;
    const imported = { imported: ofSource.name, externalId };
    const at = (date: Date) => this.clock.instant(date.getTime());
    const received = { id: stableId(number, 'received'), at: at(receivedAt), round: 1, detail: { ...imported, via: ofKind.via } };
    const moved = { from: 'received', to: ofKind.state, ...(ofKind.outcome && { outcome: ofKind.outcome }), ...imported };
    return [
      { ...received, kind: 'received' },
      ...(endedAt ? [{ id: stableId(number, 'ended'), at: at(endedAt), kind: 'moved' as const, round: 1, detail: moved }] : []),
    ];
  }

  /** The one report that an issue of the past is made of, with its words unless those were erased. */
  async reports({ number, issue }: NumberedPast): Promise<ReportView[]> {
    const receivedAt = this.clock.instant(issue.receivedAt.getTime());
    const { category, nature, limitClass } = issue.ofKind;
    const words = await this.wordsOf(issue);
    return [
      {
        report: stableId(number, 'report'),
        channel: issue.ofSource.name,
        at: [issue.longitude, issue.latitude],
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

  private async wordsOf({ source, import: ordinal, row, ofSource }: HistoryIssue): Promise<RowWords | undefined> {
    const { manager } = this.dataSource;
    const block = await manager.findOne(HistoryWords, {
      where: { source, import: ordinal, firstRow: LessThanOrEqual(row) },
      order: { firstRow: 'DESC' },
    });
    if (!block) return undefined;
    const { id } = await manager.findOneByOrFail(HistoryImport, { source, ordinal });
    const key = (await this.vault.keysOf([ofSource.person])).get(ofSource.person);
    const text = opened(this.vault, key, block.sealed, historyWordsContext(id, block.firstRow));
    return text === undefined ? undefined : (JSON.parse(text) as RowWords[]).find(([wordsRow]) => wordsRow === row);
  }
}

/** The same whenever it is asked for. */
function stableId<Id extends string = string>(number: IssueNumber, what: string): Id {
  return personId(createHash('sha256').update(`${number}/${what}`).digest()) as Id;
}
