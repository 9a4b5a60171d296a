import { Injectable } from '@nestjs/common';
import type { ChannelName } from '@xianban/contracts/values/identifiers';
import { DataSource } from 'typeorm';

import type { HistoryIssue } from '../store/history-issue.js';
import { HistorySource } from '../store/history-source.js';

/** The few systems whose past was brought in. */
@Injectable()
export class HistorySources {
  constructor(private readonly dataSource: DataSource) {}

  async byId(): Promise<ReadonlyMap<number, HistorySource>> {
    return new Map((await this.dataSource.manager.find(HistorySource)).map((source) => [source.id, source]));
  }

  nameIn(sources: ReadonlyMap<number, HistorySource>, issue: HistoryIssue): ChannelName {
    const source = sources.get(issue.source);
    if (!source) throw new Error(`the source ${issue.source} of ${issue.number} is not known`);
    return source.name;
  }
}
