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

/** The key that its sender gave to a request. */
export interface RequestKey {
  readonly key: string;
  /** Of a signed message: when this try was signed. */
  readonly signedAt?: Date;
}

/** What was signed longer ago is refused for its age; forgetting it keeps the list short. */
const NOTE_SIGNED_ANEW = `
  UPDATE idempotency_key
  SET signed_at = array(SELECT earlier FROM unnest(signed_at) AS earlier WHERE earlier > now() - interval '15 minutes') || $3::timestamptz
  WHERE holder = $1 AND key = $2 AND $3::timestamptz <> ALL (coalesce(signed_at, '{}'))`;

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
   * @returns `new`, or whether it was used for the same content or for other
   */
  async remember(holder: string, { key, signedAt }: RequestKey, contentHash: Buffer, report?: ReportId): Promise<'new' | 'same' | 'other'> {
    const inserted = await this.dataSource.query<unknown[]>(
      `INSERT INTO idempotency_key (holder, key, content_hash, report, signed_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (holder, key) DO NOTHING RETURNING key`,
      [holder, key, contentHash, report ?? null, signedAt ? [signedAt] : null],
    );
    if (inserted.length > 0) return 'new';
    const used = await this.dataSource.manager.findOneByOrFail(IdempotencyKey, { holder, key });
    return used.contentHash.equals(contentHash) ? 'same' : 'other';
  }

  /** Notes that a signed message came again. False if this very try was accepted before: then it is a copy of it. */
  async signedAnew(holder: string, key: string, signedAt: Date): Promise<boolean> {
    const noted = await this.dataSource.query<[unknown[], number]>(NOTE_SIGNED_ANEW, [holder, key, signedAt]);
    return noted[1] > 0;
  }

  private async answerOf(report: Report): Promise<Required<KnownReport>['answer']> {
    const key = (await this.vault.keysOf([report.person])).get(report.person);
    const words = openedWords(this.vault, key, report);
    return { issue: report.formerIssue ?? report.issue, report: report.id, ...(words && { receipt: words.receipt }) };
  }
}
