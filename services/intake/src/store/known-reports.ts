import { Injectable } from '@nestjs/common';
import type { IssueNumber, ReportId } from '@xianban/contracts/values/identifiers';
import { PersonalDataVault } from '@xianban/service-kit/vault/personal-data-vault';
import { DataSource } from 'typeorm';

import { IdempotencyKey } from './idempotency-key.js';
import { openedWords } from './opened-words.js';
import { Report } from './report.js';

/** What an idempotency key or an external id was used for before. */
export interface KnownReport {
  /** How it was found. */
  readonly by: 'idempotency-key' | 'external-id';
  readonly contentHash: Buffer;
  /** Absent if the key covers a batch. */
  readonly answer?: {
    readonly issue: IssueNumber;
    readonly report: ReportId;
    /** Absent if the reporter was erased. */
    readonly receipt?: string;
  };
}

/** Finds out what was answered before. Off the hot path: asked only when a report was left out. */
@Injectable()
export class KnownReports {
  constructor(
    private readonly dataSource: DataSource,
    private readonly vault: PersonalDataVault,
  ) {}

  /** What the idempotency key stands for, else what the external id does; undefined if neither was used. */
  async find(holder: string, externalId: string | undefined, idempotencyKey: string | undefined): Promise<KnownReport | undefined> {
    const { manager } = this.dataSource;
    const used = idempotencyKey === undefined ? null : await manager.findOneBy(IdempotencyKey, { holder, key: idempotencyKey });
    if (used) {
      const report = used.report && (await manager.findOneBy(Report, { id: used.report }));
      return { by: 'idempotency-key', contentHash: used.contentHash, ...(report && { answer: await this.answerOf(report) }) };
    }
    const report = externalId === undefined ? null : await manager.findOneBy(Report, { holder, externalId });
    return report ? { by: 'external-id', contentHash: report.contentHash, answer: await this.answerOf(report) } : undefined;
  }

  /**
   * Remembers what an idempotency key is used for, unless it was used already.
   * @returns what it stands for now: other content means that it was used before
   */
  async remember(holder: string, key: string, contentHash: Buffer, report?: ReportId): Promise<Buffer> {
    await this.dataSource.query(
      'INSERT INTO idempotency_key (holder, key, content_hash, report) VALUES ($1, $2, $3, $4) ON CONFLICT (holder, key) DO NOTHING',
      [holder, key, contentHash, report ?? null],
    );
    const used = await this.dataSource.manager.findOneByOrFail(IdempotencyKey, { holder, key });
    return used.contentHash;
  }

  private async answerOf(report: Report): Promise<Required<KnownReport>['answer']> {
    const key = (await this.vault.keysOf([report.person])).get(report.person);
    const words = openedWords(this.vault, key, report);
    return { issue: report.issue, report: report.id, ...(words && { receipt: words.receipt }) };
  }
}
