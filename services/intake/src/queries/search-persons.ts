import { Injectable } from '@nestjs/common';
import { Clock } from '@xianban/service-kit/clock';
import { newId } from '@xianban/service-kit/new-id';
import { DataSource } from 'typeorm';

import { ChannelCallers } from '../channel-kit/channel-callers.js';
import type { PersonSearchBody } from '../http/person-search-body.js';
import type { FoundPersonView } from '../http/found-person-view.js';
import { ChannelKey } from '../store/channel-key.js';
import { PersonAct } from '../store/person-act.js';
import { Persons } from '../store/persons.js';

/** One telephone may belong to a household or a company's switchboard; more than this is not one person's. */
const MOST = 50;

const FOUND = `
  WITH found AS (
    SELECT unnest($1::uuid[]) AS person
    UNION
    SELECT person FROM report WHERE contact_hash = $2 AND contact_hash <> ''
  )
  SELECT report.person, array_agg(DISTINCT report.channel ORDER BY report.channel) AS channels, count(*)::int AS reports,
         count(DISTINCT report.issue)::int AS issues, min(report.received_at) AS "firstAt", max(report.received_at) AS "lastAt"
  FROM report JOIN found USING (person)
  GROUP BY report.person ORDER BY max(report.received_at) DESC, report.person LIMIT ${MOST}`;

interface FoundPerson {
  readonly person: string;
  readonly channels: string[];
  readonly reports: number;
  readonly issues: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
}

/** Finds persons by their telephone, or by their account in a channel. Shows how much there is, never the words. Each find is noted. */
@Injectable()
export class SearchPersons {
  constructor(
    private readonly dataSource: DataSource,
    private readonly persons: Persons,
    private readonly callers: ChannelCallers,
    private readonly clock: Clock,
  ) {}

  /** @param by id of the member of staff who searches */
  async run(by: string, wanted: PersonSearchBody): Promise<FoundPersonView[]> {
    const found = await this.dataSource.query<FoundPerson[]>(FOUND, [
      await this.idsOf(wanted),
      wanted.phone === undefined ? null : this.persons.phoneHash(wanted.phone),
    ]);
    await this.dataSource.manager.insert(
      PersonAct,
      found.map(({ person }) => ({ id: newId(), person, act: 'found' as const, by, reason: null })),
    );
    return found.map(({ firstAt, lastAt, ...person }) => ({
      ...person,
      firstAt: this.clock.instant(firstAt.getTime()),
      lastAt: this.clock.instant(lastAt.getTime()),
    }));
  }

  /** Ids that such a person has. An account is one for the holder of a channel's keys: each of them is looked at. */
  private async idsOf({ phone, channel, account }: PersonSearchBody): Promise<string[]> {
    const byPhone = phone === undefined ? [] : [this.persons.idOf('', { phone })];
    if (channel === undefined || account === undefined) return byPhone;
    const holders = await this.dataSource.manager.find(ChannelKey, { where: { channel }, select: { holder: true } });
    const accounts = [this.callers.own({ name: channel }).holder, ...holders.map(({ holder }) => holder)];
    return [...byPhone, ...new Set(accounts.map((holder) => this.persons.idOf(holder, { account })))];
  }
}
