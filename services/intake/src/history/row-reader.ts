import type { Nature } from '@xianban/contracts/values/classification';
import type { ChannelName } from '@xianban/contracts/values/identifiers';
import { isOverdue, resolveLedger, startLedger } from '@xianban/rules/limit';
import type { PolicySnapshot } from '@xianban/rules/policy';
import { isPlainText } from '@xianban/service-kit/http/is-plain-text';

import { CannotImport } from './cannot-import.js';
import type { CsvRecord } from './csv/split-records.js';
import type { HistoryMapping } from './history-mapping.js';
import { LocalTimes, type LocalTime } from './local-times.js';
import type { PastIssue, RowFault, RowRefusal } from './past-issue.js';
import type { PlacesOfDistrict } from './places-of-district.js';

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

/** Ends the reading of a row; never leaves this file. */
class Fault extends Error {
  constructor(
    readonly field: string,
    readonly reason: RowFault,
  ) {
    super(`${field}: ${reason}`);
  }
}

/** Reads rows of one file: columns are found once, tables are ready to be asked. Pure: the same row always reads the same. */
export class RowReader {
  private readonly column: ReadonlyMap<string, number>;
  private readonly times: LocalTimes;
  private readonly kinds;
  private readonly limitClasses;
  private readonly endings;
  private readonly vias;

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
    this.kinds = new Map(Object.entries(mapping.kinds.table));
    this.limitClasses = new Map(Object.entries(mapping.limitClasses.table));
    this.endings = new Map(Object.entries(mapping.endings.table));
    this.vias = new Map(Object.entries(mapping.via.table).map(([name, origin]) => [name, { via: codeOf(name), origin }]));
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
      if (error instanceof Fault) return { externalId: id, field: error.field, reason: error.reason };
      throw error;
    }
  }

  private issueOf(record: readonly string[], externalId: string): PastIssue {
    const { mapping, context } = this;
    const received = this.requiredTime(record, mapping.receivedAt);
    const limit = this.time(record, mapping.limitAt);
    const ended = this.endOf(record, received);
    const kind = this.kinds.get(this.value(record, mapping.kinds.column)) ?? unknownIn(mapping.kinds.column);
    const limitClass = this.limitClasses.get(this.value(record, mapping.limitClasses.column)) ?? 'ordinary';
    const ending = ended && (this.endings.get(this.value(record, mapping.endings.column)) ?? unknownIn(mapping.endings.column));
    const overdue = limit !== undefined && this.isOverdue(received, limit, ended, context.policy.limits[limitClass]);
    return {
      externalId,
      ...(this.vias.get(this.value(record, mapping.via.column)) ?? unknownIn(mapping.via.column)),
      state: ending?.state ?? 'received',
      outcome: ending?.outcome,
      category: kind.category,
      nature: kind.nature as Nature,
      limitClass,
      areas: context.places.areasOf(this.value(record, mapping.area.column)),
      unit: context.places.unitOf(this.value(record, mapping.units.column)),
      ...this.positionOf(record),
      received,
      limit,
      ended,
      overdue,
      overdueAtSource: limit && ended && this.verdictOf(record),
      text: this.wordsOf(record, mapping.words.text, ': '),
      address: this.wordsOf(record, mapping.words.address, ', '),
    };
  }

  /** As the rules of running issues say it: a limit that somebody promised, and a clock that stopped at the end. */
  private isOverdue(
    received: LocalTime,
    limit: LocalTime,
    ended: LocalTime | undefined,
    budget: Parameters<typeof startLedger>[1],
  ): boolean {
    const { policy, asOfMs } = this.context;
    const running = startLedger(received.ms, budget, limit.ms);
    return isOverdue(ended ? resolveLedger(running, ended.ms) : running, policy.calendar, asOfMs);
  }

  private endOf(record: readonly string[], received: LocalTime): LocalTime | undefined {
    const { endedAt, open, endBeforeReceiptSecondsMost } = this.mapping;
    const ended = this.time(record, endedAt);
    if ((this.value(record, open.column) === open.value) !== (ended === undefined)) throw new Fault(open.column, 'contradicts-the-end');
    if (!ended || ended.ms >= received.ms) return ended && this.pastTime(ended, endedAt);
    if (received.ms - ended.ms > endBeforeReceiptSecondsMost * 1_000) throw new Fault(endedAt, 'before-receipt');
    return received;
  }

  private requiredTime(record: readonly string[], column: string): LocalTime {
    const time = this.time(record, column);
    if (!time) throw new Fault(column, 'missing');
    return this.pastTime(time, column);
  }

  private pastTime(time: LocalTime, column: string): LocalTime {
    if (time.ms > this.context.asOfMs + DAY_MS) throw new Fault(column, 'in-the-future');
    return time;
  }

  private time(record: readonly string[], column: string): LocalTime | undefined {
    const text = this.value(record, column);
    if (text === '') return undefined;
    const time = this.times.read(text);
    if (typeof time === 'string') throw new Fault(column, time);
    return time;
  }

  private positionOf(record: readonly string[]): { longitude: number; latitude: number } {
    const { position } = this.mapping;
    const longitude = this.degrees(record, position.longitude, position.bounds.west, position.bounds.east);
    const latitude = this.degrees(record, position.latitude, position.bounds.south, position.bounds.north);
    return { longitude, latitude };
  }

  private degrees(record: readonly string[], column: string, least: number, most: number): number {
    const text = this.value(record, column);
    if (!NUMBER.test(text)) throw new Fault(column, text === '' ? 'missing' : 'not-a-number');
    const degrees = Number(text);
    if (degrees < least || degrees > most) throw new Fault(column, 'outside-the-source');
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
      if (text.includes(REPLACEMENT)) throw new Fault(column, 'not-utf-8');
      if (!isPlainText(text, WORDS_CHARACTERS_MOST))
        throw new Fault(column, text.length > WORDS_CHARACTERS_MOST ? 'too-long' : 'not-plain-text');
      words += words === '' ? text : separator + text;
    }
    return words;
  }

  private value(record: readonly string[], column: string): string {
    return record[this.column.get(column) ?? -1];
  }
}

/** `Citizens Connect App` → `citizens-connect-app`. */
function codeOf(name: string): ChannelName {
  return name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-') as ChannelName;
}

function unknownIn(column: string): never {
  throw new Fault(column, 'unknown-value');
}

function columnsOf(mapping: HistoryMapping): readonly string[] {
  const { id, receivedAt, limitAt, endedAt, open, endings, kinds, limitClasses, via, units, area, position, words, verdict } = mapping;
  const tables = [open, endings, kinds, limitClasses, via, units, area, verdict].map(({ column }) => column);
  return [id, receivedAt, limitAt, endedAt, ...tables, position.longitude, position.latitude, ...words.text, ...words.address];
}
