import { Injectable } from '@nestjs/common';
import { Store } from '@xianban/messaging/store';
import type { Transaction } from '@xianban/messaging/transaction';
import { newId } from '@xianban/service-kit/new-id';
import { PersonalDataVault } from '@xianban/service-kit/vault/personal-data-vault';

import type { ErasureReason } from '../domain/erasure-reason.js';
import { notFound } from '../http/not-found.js';
import { PersonAct } from '../store/person-act.js';
import { type AfterErasure, PersonalDataHolders, type PersonSubject } from '../store/personal-data-holders.js';
import { PersonalRows } from '../store/personal-rows.js';
import { Report } from '../store/report.js';
import { reportOfReceipt } from '../store/report-of-receipt.js';

/** That a person was erased, and how much there was. */
export interface Erasure {
  readonly person: string;
  readonly erasedAt: Date;
  readonly reports: number;
}

const NOTHING = Buffer.alloc(0);

/**
 * Forgets a person: the key, without which nothing sealed for them opens, also not in a backup; what was sealed; and every hash by which they could be
 * recognised. What remains are matters without a reporter: their rows belong to a new id that stands for nobody. Whoever comes back is somebody new.
 */
@Injectable()
export class ErasePerson {
  constructor(
    private readonly store: Store,
    private readonly vault: PersonalDataVault,
    private readonly holders: PersonalDataHolders,
    private readonly rows: PersonalRows,
  ) {}

  /** Erasing again changes nothing. @param by id of a member of staff @throws Problem 404 if nothing was ever held about the person */
  async byStaff(person: string, by: string, reason: ErasureReason): Promise<Erasure> {
    return this.erase((tx) => this.subjectOf(tx, person), by, reason);
  }

  /** @throws Problem 404, or 410 if they were erased */
  async byReporter(receipt: string): Promise<Erasure> {
    const reporter = async (tx: Transaction) => this.subjectOf(tx, (await reportOfReceipt(tx.manager, receipt)).person);
    return this.erase(reporter, 'reporter', 'asked-by-person');
  }

  private async erase(find: (tx: Transaction) => Promise<PersonSubject>, by: string, reason: ErasureReason): Promise<Erasure> {
    const after: AfterErasure[] = [];
    const erasure = await this.store.transaction(async (tx) => {
      after.length = 0;
      // whoever writes with the key at this moment ends first, whoever wants to waits and finds it gone
      await tx.manager.query('LOCK TABLE person_key IN SHARE ROW EXCLUSIVE MODE');
      const subject = await find(tx);
      if (!(await this.vault.erase(subject.person, tx.manager))) return this.earlier(tx, subject);
      for (const holder of this.holders.all()) after.push((await holder.erase(subject, tx.manager)) ?? (() => Promise.resolve()));
      await this.empty(tx, subject);
      const act = { id: newId(), person: subject.person, act: 'erased' as const, by, reason, at: new Date() };
      await tx.manager.insert(PersonAct, act);
      return { person: subject.person, erasedAt: act.at, reports: subject.reports.length };
    });
    for (const finish of after) await finish();
    return erasure;
  }

  private async subjectOf({ manager }: Transaction, person: string): Promise<PersonSubject> {
    const reports = await manager.find(Report, { where: { person }, select: { id: true } });
    return { person, reports: reports.map(({ id }) => id) };
  }

  private async earlier({ manager }: Transaction, { person, reports }: PersonSubject): Promise<Erasure> {
    const earlier = await manager.findOne(PersonAct, { where: { person, act: 'erased' }, order: { at: 'DESC' } });
    if (!earlier) throw notFound('id', 'There is no such person');
    return { person, erasedAt: earlier.at, reports: reports.length };
  }

  /** What remains belongs to somebody who is nobody. */
  private async empty({ manager }: Transaction, subject: PersonSubject): Promise<void> {
    const nobody = newId();
    await manager.query("UPDATE idempotency_key SET content_hash = '' WHERE report = ANY($1::uuid[])", [subject.reports]);
    await this.rows.erase(manager, subject, nobody);
    const nothing = { words: NOTHING, contactHash: NOTHING, contentHash: NOTHING };
    await manager.update(Report, { person: subject.person }, { person: nobody, ...nothing });
  }
}
