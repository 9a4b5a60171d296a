import { Readable } from 'node:stream';

import { Injectable } from '@nestjs/common';
import type { ReportId } from '@xianban/contracts/values/identifiers';
import { Clock } from '@xianban/service-kit/clock';
import { newId } from '@xianban/service-kit/new-id';
import type { PersonKey } from '@xianban/service-kit/vault/person-key';
import { PersonalDataVault } from '@xianban/service-kit/vault/personal-data-vault';
import { DataSource } from 'typeorm';

import { notFound } from '../http/not-found.js';
import { openedWords } from '../store/opened-words.js';
import { PersonAct } from '../store/person-act.js';
import { PersonalDataHolders } from '../store/personal-data-holders.js';
import { PersonalRows } from '../store/personal-rows.js';
import { Report } from '../store/report.js';
import { reportOfReceipt } from '../store/report-of-receipt.js';

/** Reports read and opened at a time. */
const AT_ONCE = 200;

/**
 * Gives everything that is held about a person, opened, as one JSON document: an object with a list for each kind. It is written while it is read, so
 * that a thousand reports need no more memory than a few. Receipts are left out: each opens the way to the person's data.
 */
@Injectable()
export class ExportPerson {
  constructor(
    private readonly dataSource: DataSource,
    private readonly vault: PersonalDataVault,
    private readonly holders: PersonalDataHolders,
    private readonly rows: PersonalRows,
    private readonly clock: Clock,
  ) {}

  /** @param by id of a member of staff @throws Problem 404 if nothing is held about the person */
  async byStaff(person: string, by: string): Promise<Readable> {
    const key = (await this.vault.keysOf([person])).get(person);
    if (!key) throw notFound('id', 'There is no such person');
    await this.dataSource.manager.insert(PersonAct, { id: newId(), person, act: 'exported', by, reason: null });
    return Readable.from(this.written(person, key));
  }

  /** @throws Problem 404, or 410 if they were erased */
  async byReporter(receipt: string): Promise<Readable> {
    return this.byStaff((await reportOfReceipt(this.dataSource.manager, receipt)).person, 'reporter');
  }

  private async *written(person: string, key: PersonKey): AsyncGenerator<string> {
    const ids: ReportId[] = [];
    yield `{"person":"${person}","exportedAt":"${new Date().toISOString()}"`;
    yield* list('reports', this.reports(person, key, ids));
    const subject = { person, reports: ids };
    for (const table of this.rows.tables) {
      if (!table.isDerived) yield* list(table.name, await this.rows.exported(table, subject, key));
    }
    for (const holder of this.holders.all()) yield* list(holder.name, await holder.exported(subject, key));
    yield* list('acts', await this.acts(person));
    yield '}\n';
  }

  /** @param ids gets the id of each report, for those who hold data by report */
  private async *reports(person: string, key: PersonKey, ids: ReportId[]): AsyncGenerator<object> {
    let last: Report | undefined;
    do {
      const page = this.dataSource.manager
        .createQueryBuilder(Report, 'report')
        .where('report.person = :person', { person })
        .orderBy('report.receivedAt')
        .addOrderBy('report.id')
        .limit(AT_ONCE);
      if (last) page.andWhere('(report.receivedAt, report.id) > (:receivedAt, :id)', { receivedAt: last.receivedAt, id: last.id });
      const reports = await page.getMany();
      for (const report of reports) {
        ids.push(report.id);
        yield this.report(report, key);
      }
      last = reports.length === AT_ONCE ? reports.at(-1) : undefined;
    } while (last);
  }

  private report(report: Report, key: PersonKey): object {
    const words = openedWords(this.vault, key, report);
    return {
      report: report.id,
      issue: report.issue,
      channel: report.channel,
      externalId: report.externalId ?? undefined,
      at: [report.longitude, report.latitude],
      observedAt: this.instant(report.observedAt),
      receivedAt: this.instant(report.receivedAt),
      category: report.category,
      nature: report.nature,
      keywords: report.keywords,
      details: report.details ?? undefined,
      reporter: words?.reporter,
      text: words?.text,
      photos: words?.photos,
      remarks: words?.remarks,
    };
  }

  /** Who looked for the person and took this document along. */
  private async acts(person: string): Promise<object[]> {
    const acts = await this.dataSource.manager.find(PersonAct, { where: { person }, order: { at: 'ASC', id: 'ASC' } });
    return acts.map(({ act, by, at }) => ({ act, by, at: at.toISOString() }));
  }

  private instant(date: Date): string {
    return this.clock.instant(date.getTime());
  }
}

async function* list(name: string, items: AsyncIterable<object> | Iterable<object>): AsyncGenerator<string> {
  yield `,${JSON.stringify(name)}:[`;
  let glue = '\n';
  for await (const item of items) {
    yield `${glue}${JSON.stringify(item)}`;
    glue = ',\n';
  }
  yield ']';
}
