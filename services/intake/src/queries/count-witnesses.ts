import { Injectable } from '@nestjs/common';
import type { IssueNumber } from '@xianban/contracts/values/identifiers';
import { DataSource } from 'typeorm';

/** How many reported a matter, and how often. */
export interface Witnesses {
  readonly reports: number;
  readonly witnesses: number;
}

/** Counts who reported an issue. Somebody anonymous is a witness for each of their reports. */
@Injectable()
export class CountWitnesses {
  constructor(private readonly dataSource: DataSource) {}

  async run(issue: IssueNumber): Promise<Witnesses> {
    const [counted] = await this.dataSource.query<Witnesses[]>(
      'SELECT count(*)::integer AS reports, count(DISTINCT person)::integer AS witnesses FROM report WHERE issue = $1',
      [issue],
    );
    return counted ?? { reports: 0, witnesses: 0 };
  }
}
