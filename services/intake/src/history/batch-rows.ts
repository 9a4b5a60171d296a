import type { Areas } from '@xianban/contracts/values/areas';
import type { HistoryKind } from '@xianban/contracts/values/history-kind';
import type { ChannelName } from '@xianban/contracts/values/identifiers';
import { HistoryRecordedV1 } from '@xianban/contracts/events/history-recorded';
import { outboxRow, type Teller } from '@xianban/messaging/outbox/outbox-row';
import type { PersonKey } from '@xianban/service-kit/vault/person-key';
import type { PersonalDataVault } from '@xianban/service-kit/vault/personal-data-vault';

import { issueNumber } from '../domain/issue-number.js';
import { BinaryRows } from './binary-rows.js';
import { CopyText } from './copy-text.js';
import { FactColumns } from './fact-columns.js';
import type { PastIssue, RowRefusal } from './past-issue.js';
import { historyWordsContext, type RowWords } from './row-words.js';
import type { SourceCodes } from './source-codes.js';

/** What the rows of one import have in common. */
export interface ImportIdentity {
  /** As facts call it. */
  readonly id: string;
  readonly sourceId: number;
  readonly ordinal: number;
  readonly source: ChannelName;
  readonly districtCode: string;
  /** Undefined once the words of the source were erased: none are kept then. */
  readonly key: PersonKey | undefined;
  readonly kinds: SourceCodes<HistoryKind>;
  readonly places: SourceCodes<Areas>;
}

/** Everything of one batch, ready to be written: by table, as COPY takes it. */
export interface BatchRows {
  readonly kinds: CopyText;
  readonly places: CopyText;
  readonly issues: BinaryRows;
  readonly words: BinaryRows;
  readonly verdicts: CopyText;
  readonly facts: CopyText;
}

/** Words of so many rows are sealed together: a seal for each would cost more than all the rest of a row. */
const SEALED_ROWS = 200;
const ISSUE_COLUMNS = 14;
/** More than a row of an issue has. */
const ISSUE_BYTES = 256;
const NULL = '\\N';

/** Makes the rows of one batch after another. */
export class BatchRowsFactory {
  constructor(
    private readonly identity: ImportIdentity,
    private readonly vault: PersonalDataVault,
    private readonly teller: Teller,
  ) {}

  /** @param firstRow of the file, by which the batch is known */
  begin(firstRow: number): GatheringRows {
    return new GatheringRows(this.identity, this.vault, this.teller, firstRow);
  }
}

/** The rows of one batch while they are gathered. */
class GatheringRows implements BatchRows {
  readonly kinds = new CopyText();
  readonly places = new CopyText();
  readonly issues = new BinaryRows(ISSUE_COLUMNS, 1 << 20);
  readonly words = new BinaryRows(4, 1 << 20);
  readonly verdicts = new CopyText();
  readonly facts = new CopyText();
  private gatheredWords: RowWords[] = [];
  private told: FactColumns | undefined;

  constructor(
    private readonly identity: ImportIdentity,
    private readonly vault: PersonalDataVault,
    private readonly teller: Teller,
    private readonly firstRow: number,
  ) {}

  /** In the order of the store's `ISSUE_COLUMNS`. */
  add(row: number, year: number, sequence: number, issue: PastIssue): void {
    const { identity, issues } = this;
    issues.row(ISSUE_BYTES);
    issues.smallint(year);
    issues.integer(sequence);
    issues.smallint(identity.sourceId);
    issues.code(issue.externalId);
    issues.smallint(identity.ordinal);
    issues.integer(row);
    issues.integer(identity.kinds.idOf(issue.kind, this.firstRow));
    issues.integer(issue.areas && identity.places.idOf(issue.areas, this.firstRow));
    issues.double(issue.longitude);
    issues.double(issue.latitude);
    issues.instant(issue.receivedMs);
    issues.instant(issue.limitMs);
    issues.instant(issue.endedMs);
    issues.boolean(issue.overdue);
    this.gatheredWords.push([row, issue.text, issue.address]);
    if (this.gatheredWords.length === SEALED_ROWS) this.sealWords();
    this.told ??= new FactColumns(row);
    this.told.add(issueNumber(identity.districtCode, year, sequence), issue);
    if (this.told.isFull) this.tell();
  }

  alreadyKnown(row: number, externalId: string): void {
    this.addVerdict(row, `already-known\t${externalId}\t${NULL}\t${NULL}`);
  }

  refuse(row: number, { externalId, field, reason }: RowRefusal): void {
    this.addVerdict(row, `refused\t${externalId ?? NULL}\t${field}\t${reason}`);
  }

  end(): BatchRows {
    this.sealWords();
    this.tell();
    const { sourceId, kinds, places } = this.identity;
    for (const { id, value } of kinds.introducedBy(this.firstRow)) {
      const { via, origin, state, outcome, category, nature, limitClass, unit } = value;
      this.kinds.add([sourceId, id, via, origin, state, outcome ?? NULL, category, nature, limitClass, unit ?? NULL].join('\t'));
    }
    for (const { id, value } of places.introducedBy(this.firstRow)) {
      this.places.add([sourceId, id, value.street, value.community, value.managementGrid, value.technicalGrid].join('\t'));
    }
    return this;
  }

  private addVerdict(row: number, verdict: string): void {
    this.verdicts.add(`${this.identity.sourceId}\t${this.identity.ordinal}\t${row}\t${verdict}`);
  }

  private sealWords(): void {
    const [first] = this.gatheredWords;
    const { id, sourceId, ordinal, key } = this.identity;
    if (first && key) {
      const { words } = this;
      words.row(ISSUE_BYTES);
      words.smallint(sourceId);
      words.smallint(ordinal);
      words.integer(first[0]);
      words.bytes(this.vault.seal(key, JSON.stringify(this.gatheredWords), historyWordsContext(id, first[0])));
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
