import { Injectable } from '@nestjs/common';
import type { IssueNumber } from '@xianban/contracts/values/identifiers';
import { Clock } from '@xianban/service-kit/clock';
import type { PersonKey } from '@xianban/service-kit/vault/person-key';
import { PersonalDataVault } from '@xianban/service-kit/vault/personal-data-vault';
import { DataSource } from 'typeorm';

import type { RequestView } from '../http/request-view.js';
import { type AskedWords, askedWordsContext, decidedWordsContext } from '../store/asked-words.js';
import { IssueRequest } from '../store/issue-request.js';
import { opened } from '../store/opened.js';

/** More than any issue has: one of each kind may be open at a time. */
const MOST = 500;

/** Reads the requests of an issue with their words. */
@Injectable()
export class ListRequests {
  constructor(
    private readonly dataSource: DataSource,
    private readonly vault: PersonalDataVault,
    private readonly clock: Clock,
  ) {}

  /** Oldest first. */
  async run(issue: IssueNumber): Promise<RequestView[]> {
    return this.views(
      await this.dataSource.manager.find(IssueRequest, { where: { issue }, order: { askedAt: 'ASC', id: 'ASC' }, take: MOST }),
    );
  }

  /** Requests as they are shown. */
  async views(requests: readonly IssueRequest[]): Promise<RequestView[]> {
    const persons = requests.flatMap(({ askerPerson, deciderPerson }) => [askerPerson, ...(deciderPerson ? [deciderPerson] : [])]);
    const keys = await this.vault.keysOf([...new Set(persons)]);
    return requests.map((request) => this.view(request, keys));
  }

  private view(request: IssueRequest, keys: ReadonlyMap<string, PersonKey>): RequestView {
    const { id, kind, round, until, askedBy, askedAt, approved, decidedBy, decidedAt } = request;
    const instant = (date: Date) => this.clock.instant(date.getTime());
    const words = opened(this.vault, keys.get(request.askerPerson), request.askedWords, askedWordsContext(id));
    const { deciderPerson, decidedWords } = request;
    const note = deciderPerson && decidedWords && opened(this.vault, keys.get(deciderPerson), decidedWords, decidedWordsContext(id));
    return {
      id,
      kind,
      round,
      ...(words !== undefined && (JSON.parse(words) as AskedWords)),
      ...(until && { until: instant(until) }),
      askedBy,
      askedAt: instant(askedAt),
      ...(approved !== null && { approved }),
      ...(decidedBy !== null && { decidedBy }),
      ...(decidedAt && { decidedAt: instant(decidedAt) }),
      ...(typeof note === 'string' && { note }),
    };
  }
}
