import { Injectable } from '@nestjs/common';
import type { IssueNumber, ReportId } from '@xianban/contracts/values/identifiers';
import type { PersonKey } from '@xianban/service-kit/vault/person-key';
import { PersonalDataVault } from '@xianban/service-kit/vault/personal-data-vault';
import DataLoader from 'dataloader';
import { DataSource, type FindOptionsWhere, In } from 'typeorm';

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

/** What a report may have been sent under before. */
interface SentUnder {
  readonly holder: string;
  readonly externalId: string | undefined;
  readonly idempotencyKey: string | undefined;
}

/** Looked for in one statement. */
const TOGETHER_MOST = 500;

/** Finds out what was answered before. Off the hot path: asked only when a report was left out. */
@Injectable()
export class KnownReports {
  /** A batch that comes again is left out row by row: those that ask at the same time share the statements, and remember nothing of earlier ones. */
  private readonly loader = new DataLoader<SentUnder, KnownReport | undefined>((sent) => this.findTogether(sent), {
    cache: false,
    maxBatchSize: TOGETHER_MOST,
  });

  constructor(
    private readonly dataSource: DataSource,
    private readonly vault: PersonalDataVault,
  ) {}

  /** What the idempotency key stands for, else what the external id does; undefined if neither was used. */
  find(holder: string, externalId: string | undefined, idempotencyKey: string | undefined): Promise<KnownReport | undefined> {
    return this.loader.load({ holder, externalId, idempotencyKey });
  }

  /** Whether an id stands for something else of the channel, which is no report. @param takenId as the channel declares it */
  async isTaken(takenId: string, holder: string, externalId: string): Promise<boolean> {
    return (await this.dataSource.query<unknown[]>(takenId, [holder, externalId])).length > 0;
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

  private async findTogether(sent: readonly SentUnder[]): Promise<readonly (KnownReport | undefined)[]> {
    const { manager } = this.dataSource;
    const keys: FindOptionsWhere<IdempotencyKey>[] = [];
    const asked: FindOptionsWhere<Report>[] = [];
    for (const [holder, ofHolder] of Map.groupBy(sent, ({ holder }) => holder)) {
      keys.push({ holder, key: In(ofHolder.flatMap(({ idempotencyKey }) => idempotencyKey ?? [])) });
      asked.push({ holder, externalId: In(ofHolder.flatMap(({ externalId }) => externalId ?? [])) });
    }
    const used = await manager.findBy(IdempotencyKey, keys);
    const reports = await manager.findBy(Report, [...asked, { id: In(used.flatMap(({ report }) => report ?? [])) }]);
    const personKeys = await this.vault.keysOf(reports.map(({ person }) => person));

    const usedBy = new Map(used.map((key) => [`${key.holder} ${key.key}`, key]));
    const reportById = new Map(reports.map((report) => [report.id, report]));
    const reportByExternalId = new Map(reports.map((report) => [`${report.holder} ${report.externalId ?? ''}`, report]));
    const answerOf = (report: Report) => this.answerOf(report, personKeys.get(report.person));
    return sent.map(({ holder, externalId, idempotencyKey }) => {
      const key = idempotencyKey === undefined ? undefined : usedBy.get(`${holder} ${idempotencyKey}`);
      if (key) {
        const report = key.report && reportById.get(key.report);
        return { by: 'idempotency-key', contentHash: key.contentHash, ...(report && { answer: answerOf(report) }) };
      }
      const report = externalId === undefined ? undefined : reportByExternalId.get(`${holder} ${externalId}`);
      return report && { by: 'external-id', contentHash: report.contentHash, answer: answerOf(report) };
    });
  }

  private answerOf(report: Report, personKey: PersonKey | undefined): Required<KnownReport>['answer'] {
    const words = openedWords(this.vault, personKey, report);
    return { issue: report.formerIssue ?? report.issue, report: report.id, ...(words && { receipt: words.receipt }) };
  }
}
