import { HISTORY_ISSUES_MOST, HistoryRecordedV1 } from '@xianban/contracts/events/history-recorded';
import type { ChannelName, IssueNumber } from '@xianban/contracts/values/identifiers';
import { outboxRow, type Teller } from '@xianban/messaging/outbox/outbox-row';
import type { PersonKey } from '@xianban/service-kit/vault/person-key';
import type { PersonalDataVault } from '@xianban/service-kit/vault/personal-data-vault';

import { CopyText } from './copy-text.js';
import { FactColumns } from './fact-columns.js';
import type { PastIssue, RowRefusal } from './past-issue.js';
import { type RowWords, historyWordsContext } from './row-words.js';

/** What the rows of one import have in common. */
export interface ImportIdentity {
  readonly id: string;
  readonly sourceId: number;
  readonly source: ChannelName;
  /** Undefined once the words of the source were erased: none are kept then. */
  readonly key: PersonKey | undefined;
}

/** Everything of one batch, ready to be written. */
export interface BatchRows {
  readonly issues: CopyText;
  readonly verdicts: CopyText;
  readonly words: CopyText;
  readonly facts: CopyText;
}

/** Words of so many rows are sealed together: a seal for each would cost more than all the rest of a row. */
const SEALED_ROWS = 200;
const NULL = '\\N';

/** Makes the rows of one batch after another. */
export class BatchRowsFactory {
  constructor(
    private readonly identity: ImportIdentity,
    private readonly vault: PersonalDataVault,
    private readonly teller: Teller,
  ) {}

  begin(): GatheringRows {
    return new GatheringRows(this.identity, this.vault, this.teller);
  }
}

/** The rows of one batch while they are gathered: issues, verdicts, sealed words and the facts that will be told. */
class GatheringRows implements BatchRows {
  readonly issues = new CopyText();
  readonly verdicts = new CopyText();
  readonly words = new CopyText();
  readonly facts = new CopyText();
  private gatheredWords: RowWords[] = [];
  private told: FactColumns | undefined;
  private readonly middle: string;

  constructor(
    private readonly identity: ImportIdentity,
    private readonly vault: PersonalDataVault,
    private readonly teller: Teller,
  ) {
    this.middle = `\t${identity.id}\t`;
  }

  /** In the order of `ISSUE_COLUMNS`. */
  add(row: number, number: IssueNumber, issue: PastIssue): void {
    const {
      externalId,
      via,
      origin,
      state,
      outcome,
      category,
      nature,
      limitClass,
      areas,
      unit,
      longitude,
      latitude,
      received,
      limit,
      ended,
    } = issue;
    const places = areas
      ? `${areas.street}\t${areas.community}\t${areas.managementGrid}\t${areas.technicalGrid}`
      : `${NULL}\t${NULL}\t${NULL}\t${NULL}`;
    this.issues.add(
      `${number}\t${this.identity.sourceId}\t${externalId}${this.middle}${row}\t${via}\t${origin}\t${state}\t${outcome ?? NULL}\t${category}\t${nature}` +
        `\t${limitClass}\t${places}\t${unit ?? NULL}\t${longitude}\t${latitude}\t${received.instant}\t${limit?.instant ?? NULL}` +
        `\t${ended?.instant ?? NULL}\t${issue.overdue ? 't' : 'f'}`,
    );
    this.gatheredWords.push([row, issue.text, issue.address]);
    if (this.gatheredWords.length === SEALED_ROWS) this.sealWords();
    this.told ??= new FactColumns(row);
    this.told.add(number, issue);
    if (this.told.length === HISTORY_ISSUES_MOST) this.tell();
  }

  alreadyKnown(row: number, externalId: string): void {
    this.verdicts.add(`${this.identity.id}\t${row}\talready-known\t${externalId}\t${NULL}\t${NULL}`);
  }

  refuse(row: number, { externalId, field, reason }: RowRefusal): void {
    this.verdicts.add(`${this.identity.id}\t${row}\trefused\t${externalId ?? NULL}\t${field}\t${reason}`);
  }

  end(): BatchRows {
    this.sealWords();
    this.tell();
    return this;
  }

  private sealWords(): void {
    const [first] = this.gatheredWords;
    const { id, key } = this.identity;
    if (first && key) {
      const sealed = this.vault.seal(key, JSON.stringify(this.gatheredWords), historyWordsContext(id, first[0]));
      // COPY takes the first backslash away
      this.words.add(`${id}\t${first[0]}\t\\\\x${sealed.toString('hex')}`);
    }
    this.gatheredWords = [];
  }

  private tell(): void {
    if (!this.told) return;
    const { id, source } = this.identity;
    const told = { subject: `${id}/${this.told.firstRow}`, sequence: 1, data: this.told.dataOf(id, source) };
    const row = outboxRow(this.teller, HistoryRecordedV1, told);
    this.facts.add(`${row.id}\t${row.type}\t${row.payload}`);
    this.told = undefined;
  }
}
