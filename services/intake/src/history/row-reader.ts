import { isOverdue, resolveLedger, startLedger } from '@xianban/rules/limit';
import type { PolicySnapshot } from '@xianban/rules/policy';
import type { Budget } from '@xianban/rules/working-calendar';
import { isPlainText } from '@xianban/service-kit/http/is-plain-text';

import { CannotImport } from './cannot-import.js';
import type { CsvRecord } from './csv/split-records.js';
import type { HistoryMapping } from './history-mapping.js';
import { KindTable } from './kind-table.js';
import { LocalTimes } from './local-times.js';
import type { PastIssue, RowRefusal } from './past-issue.js';
import type { PlacesOfDistrict } from './places-of-district.js';
import { faulty, RowFaultFound } from './row-fault-found.js';

/** What a row is read with besides its mapping. */
export interface ReadingContext {
  readonly policy: PolicySnapshot;
  readonly places: PlacesOfDistrict;
  /** Until here something that has not ended may be late; nothing can have happened a day later. Epoch milliseconds. */
  readonly asOfMs: number;
}

const EXTERNAL_ID = /^\w[\w.:-]{0,63}$/;
const NUMBER = /^-?\d{1,3}(\.\d{1,15})?$/;
const WORDS_CHARACTERS_MOST = 2_000;
const DAY_MS = 86_400_000;
/** What bytes that are not UTF-8 are read as. */
const REPLACEMENT = '\uFFFD';

/** Reads rows of one file: columns are found once, tables are ready to be asked. Pure: the same row always reads the same. */
export class RowReader {
  private readonly column: ReadonlyMap<string, number>;
  private readonly times: LocalTimes;
  private readonly kinds: KindTable;

  /** @throws CannotImport naming a column that the header lacks or has twice */
  constructor(
    private readonly mapping: HistoryMapping,
    private readonly header: readonly string[],
    private readonly context: ReadingContext,
  ) {
    this.column = new Map(header.map((name, index) => [name, index]));
    const needed = columnsOf(mapping);
    const lacking = needed.find((name) => !this.column.has(name));
    if (lacking !== undefined) throw new CannotImport(`the file has no column ${lacking}, which ${mapping.name} needs`);
    const twice = needed.find((name) => header.indexOf(name) !== header.lastIndexOf(name));
    if (twice !== undefined) throw new CannotImport(`the file has the column ${twice} twice`);
    this.times = new LocalTimes(mapping.zone);
    this.kinds = new KindTable(mapping, context.places);
  }

  /** The source's own id of a row that can have one. */
  idOf(record: CsvRecord): string | undefined {
    const id = typeof record === 'string' ? '' : this.value(record, this.mapping.id);
    return id !== undefined && EXTERNAL_ID.test(id) ? id : undefined;
  }

  /** An issue of the past, or the first thing that is wrong with the row. */
  read(record: CsvRecord): PastIssue | RowRefusal {
    if (typeof record === 'string') return { field: 'row', reason: record };
    if (record.length !== this.header.length) return { field: 'row', reason: 'wrong-number-of-columns' };
    const id = this.value(record, this.mapping.id);
    if (!EXTERNAL_ID.test(id)) return { field: this.mapping.id, reason: id === '' ? 'missing' : 'not-an-id' };
    try {
      return this.issueOf(record, id);
    } catch (error) {
      if (error instanceof RowFaultFound) return { externalId: id, field: error.field, reason: error.reason };
      throw error;
    }
  }

  private issueOf(record: readonly string[], externalId: string): PastIssue {
    const { mapping, context } = this;
    const receivedMs = this.time(record, mapping.receivedAt) ?? faulty(mapping.receivedAt, 'missing');
    this.mustBePast(receivedMs, mapping.receivedAt);
    const limitMs = this.time(record, mapping.limitAt);
    const endedMs = this.endOf(record, receivedMs);
    const kind = this.kinds.kindOf((column) => this.value(record, column), endedMs !== undefined);
    const overdue = limitMs !== undefined && this.isOverdue(receivedMs, limitMs, endedMs, context.policy.limits[kind.limitClass]);
    const { position, area, words } = mapping;
    return {
      externalId,
      kind,
      areas: context.places.areasOf(this.value(record, area.column)),
      longitude: this.degrees(record, position.longitude, position.bounds.west, position.bounds.east),
      latitude: this.degrees(record, position.latitude, position.bounds.south, position.bounds.north),
      receivedMs,
      limitMs,
      endedMs,
      overdue,
      overdueAtSource: limitMs === undefined || endedMs === undefined ? undefined : this.verdictOf(record),
      text: this.wordsOf(record, words.text, ': '),
      address: this.wordsOf(record, words.address, ', '),
    };
  }

  /** As the rules of running issues say it: a limit that somebody promised, and a clock that stopped at the end. */
  private isOverdue(receivedMs: number, limitMs: number, endedMs: number | undefined, budget: Budget): boolean {
    const { policy, asOfMs } = this.context;
    const running = startLedger(receivedMs, budget, limitMs);
    return isOverdue(endedMs === undefined ? running : resolveLedger(running, endedMs), policy.calendar, asOfMs);
  }

  private endOf(record: readonly string[], receivedMs: number): number | undefined {
    const { endedAt, open, endBeforeReceiptSecondsMost } = this.mapping;
    const endedMs = this.time(record, endedAt);
    if ((this.value(record, open.column) === open.value) !== (endedMs === undefined)) faulty(open.column, 'contradicts-the-end');
    if (endedMs === undefined) return undefined;
    if (receivedMs - endedMs > endBeforeReceiptSecondsMost * 1_000) faulty(endedAt, 'before-receipt');
    this.mustBePast(endedMs, endedAt);
    return Math.max(endedMs, receivedMs);
  }

  private mustBePast(ms: number, column: string): void {
    if (ms > this.context.asOfMs + DAY_MS) faulty(column, 'in-the-future');
  }

  private time(record: readonly string[], column: string): number | undefined {
    const text = this.value(record, column);
    if (text === '') return undefined;
    const time = this.times.read(text);
    return typeof time === 'number' ? time : faulty(column, time);
  }

  private degrees(record: readonly string[], column: string, least: number, most: number): number {
    const text = this.value(record, column);
    if (!NUMBER.test(text)) faulty(column, text === '' ? 'missing' : 'not-a-number');
    const degrees = Number(text);
    if (degrees < least || degrees > most) faulty(column, 'outside-the-source');
    return degrees;
  }

  private verdictOf(record: readonly string[]): boolean | undefined {
    const { column, overdue, inTime } = this.mapping.verdict;
    const said = this.value(record, column);
    return said === overdue ? true : said === inTime ? false : undefined;
  }

  private wordsOf(record: readonly string[], columns: readonly string[], separator: string): string {
    let words = '';
    for (const column of columns) {
      const text = this.value(record, column).trim();
      if (text === '') continue;
      if (text.includes(REPLACEMENT)) faulty(column, 'not-utf-8');
      if (!isPlainText(text, WORDS_CHARACTERS_MOST)) faulty(column, text.length > WORDS_CHARACTERS_MOST ? 'too-long' : 'not-plain-text');
      words += words === '' ? text : separator + text;
    }
    return words;
  }

  private value(record: readonly string[], column: string): string {
    return record[this.column.get(column) ?? -1];
  }
}

function columnsOf(mapping: HistoryMapping): readonly string[] {
  const { id, receivedAt, limitAt, endedAt, open, endings, kinds, limitClasses, via, units, area, position, words, verdict } = mapping;
  const tables = [open, endings, kinds, limitClasses, via, units, area, verdict].map(({ column }) => column);
  return [id, receivedAt, limitAt, endedAt, ...tables, position.longitude, position.latitude, ...words.text, ...words.address];
}
