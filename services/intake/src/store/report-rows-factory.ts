import { Injectable } from '@nestjs/common';
import type { IssueNumber, ReportId } from '@xianban/contracts/values/identifiers';
import { ReportAcceptedV1 } from '@xianban/contracts/events/report-accepted';
import { MessagingName } from '@xianban/messaging/messaging-name';
import { outboxRow } from '@xianban/messaging/outbox/outbox-row';
import { Clock } from '@xianban/service-kit/clock';
import { newId } from '@xianban/service-kit/new-id';
import { PersonalDataVault } from '@xianban/service-kit/vault/personal-data-vault';

import { reportAccepted } from '../domain/report-accepted.js';
import { uploadedId } from '../domain/picture-reference.js';
import type { Submission } from '../domain/submission.js';
import { secretHash } from '../secrets/secret-hash.js';
import { unguessable } from '../secrets/unguessable.js';
import { IssueNumbers } from './issue-numbers.js';
import { type HeldKey, Persons } from './persons.js';
import { type SealedWords, wordsContext } from './sealed-words.js';
import type { ReportRows, ShownPicture } from './write-reports.js';

/** A submission on its way into the register. */
export interface ReportDraft {
  readonly submission: Submission;
  readonly contentHash: Buffer;
  readonly idempotencyKey?: string;
  readonly signedAt?: Date;
  /** Absent if it was compared with no other. */
  readonly merging?: ReportRows['merging'];
}

/** A report ready to be written, and the receipt that its reporter gets. */
export interface PreparedReport {
  readonly rows: ReportRows;
  readonly receipt: string;
}

/** Makes the rows of reports: numbers, receipts, sealed words and the fact that will be told. */
@Injectable()
export class ReportRowsFactory {
  constructor(
    private readonly numbers: IssueNumbers,
    private readonly persons: Persons,
    private readonly vault: PersonalDataVault,
    private readonly clock: Clock,
    private readonly teller: MessagingName,
  ) {}

  /** Rows of reports that are written together: those of one person share one key. */
  async prepare(drafts: readonly ReportDraft[]): Promise<readonly PreparedReport[]> {
    const issues = await Promise.all(
      drafts.map(async ({ submission, merging }) =>
        merging?.kind === 'joins' ? merging.match.issue : this.numbers.take(this.yearOf(submission.receivedAtMs)),
      ),
    );
    const keys = new Map<string, HeldKey>();
    return drafts.map((draft, index) => {
      const person = this.persons.idOf(draft.submission.holder, draft.submission.reporter);
      const held = keys.get(person) ?? this.persons.keyAtHand(person);
      keys.set(person, held);
      return this.rowsOf(draft, issues[index], held);
    });
  }

  private rowsOf(draft: ReportDraft, issue: IssueNumber, { key, fresh }: HeldKey): PreparedReport {
    const { submission, merging } = draft;
    const report = newId<ReportId>();
    const receipt = unguessable();
    const { reporter, text, photos, remarks } = submission;
    const words: SealedWords = { reporter, text, photos, remarks, receipt };
    const fact = reportAccepted(
      { issue, report, opensIssue: merging?.kind !== 'joins', ...submission, ...submission.classification },
      this.clock,
    );
    const teller = { source: this.teller.source, nowMs: () => submission.acceptedAtMs };
    return {
      receipt,
      rows: {
        ...draft,
        pictures: picturesOf(submission),
        report,
        issue,
        receiptHash: secretHash(receipt),
        personKey: key,
        contactHash: this.persons.contactOf(submission.reporter),
        personKeyFresh: fresh,
        words: this.vault.seal(key, JSON.stringify(words), wordsContext(report)),
        outbox: outboxRow(teller, ReportAcceptedV1, { subject: report, sequence: 1, data: fact, timeMs: submission.acceptedAtMs }),
      },
    };
  }

  private yearOf(epochMs: number): number {
    return Number(this.clock.instant(epochMs).slice(0, 4));
  }
}

function picturesOf({ photos }: Submission): readonly ShownPicture[] | undefined {
  if (!photos?.length) return undefined;
  return photos.map((entry, place) => {
    const upload = uploadedId(entry);
    return { id: upload ?? newId(), place, uploaded: upload !== undefined };
  });
}
