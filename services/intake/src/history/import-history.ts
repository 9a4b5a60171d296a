import { setImmediate as nextTurn } from 'node:timers/promises';

import type { BatchRows, BatchRowsFactory } from './batch-rows.js';
import type { CsvBlock } from './csv/csv-file.js';
import type { HistoryStore, ImportState } from './history-store.js';
import type { NumbersAhead } from './numbers-ahead.js';
import type { RowReader } from './row-reader.js';
import type { Years } from './years.js';
import { emptyTally, sumOf, type Tally } from './tally.js';

/** What one import works with. */
export interface ImportParts {
  readonly store: HistoryStore;
  readonly numbers: NumbersAhead;
  readonly reader: RowReader;
  readonly rows: BatchRowsFactory;
  readonly source: number;
  readonly years: Years;
}

/** One transaction's worth, not yet written. */
interface Draft {
  readonly rows: BatchRows;
  readonly tally: Tally;
}

/** Rows between two looks at what the database wants: it would wait for this process otherwise. */
const ROWS_PER_TURN = 32;
/** Blocks that were read and wait to be written, so that neither side waits for the other's slow moments. */
const BLOCKS_AHEAD = 3;

/** Brings in one file, block after block, each in one transaction: while the database takes one, the next is read. */
export class ImportHistory {
  /** Once something was known already, more probably is: what is known is asked for at once, until a block is all new. */
  private expectsKnown = false;

  constructor(private readonly parts: ImportParts) {}

  /**
   * @param blocks of the file from `begun.positionBytes` on
   * @param written called after each commit
   * @param signal ends it after the block at hand
   * @returns how far it came
   */
  async run(
    begun: ImportState,
    blocks: AsyncIterable<CsvBlock>,
    written: (state: ImportState, block: CsvBlock) => void,
    signal?: AbortSignal,
  ): Promise<ImportState> {
    let state = begun;
    let row = begun.rows + 1;
    let last: Promise<void> = Promise.resolve();
    const ahead: Promise<void>[] = [];
    for await (const block of blocks) {
      if (signal?.aborted) break;
      const firstRow = row;
      const draft = await this.draftOf(block, firstRow);
      row += draft.tally.rows;
      last = last.then(async () => {
        state = await this.write(block, firstRow, draft, state);
        written(state, block);
      });
      // it is awaited below; until then nobody else may call it unhandled
      last.catch(() => undefined);
      ahead.push(last);
      if (ahead.length === BLOCKS_AHEAD) await ahead.shift();
    }
    await last;
    return state;
  }

  /** What was drafted ahead took everything for new; where that is not so it is drafted again, with the same codes or fewer. */
  private async write(block: CsvBlock, firstRow: number, optimistic: Draft, before: ImportState): Promise<ImportState> {
    for (let known = this.expectsKnown ? await this.knownIn(block) : undefined; ; known = await this.knownIn(block)) {
      const draft = known ? await this.draftOf(block, firstRow, known) : optimistic;
      const state = { ...before, ...sumOf(before, draft.tally), positionBytes: block.endBytes };
      if (await this.parts.store.write(draft.rows, state)) {
        this.expectsKnown = known !== undefined && known.size > 0;
        return state;
      }
    }
  }

  private knownIn(block: CsvBlock): Promise<Set<string>> {
    const { store, reader, source } = this.parts;
    const ids: string[] = [];
    for (const record of block.records) {
      const id = reader.idOf(record);
      if (id !== undefined) ids.push(id);
    }
    return store.knownOf(source, ids);
  }

  private async draftOf(block: CsvBlock, firstRow: number, known?: ReadonlySet<string>): Promise<Draft> {
    const { reader, numbers, years } = this.parts;
    const rows = this.parts.rows.begin(firstRow);
    // within a new block the unique index finds what comes twice
    const seen = known && new Set(known);
    const tally = emptyTally();
    for (const record of block.records) {
      const row = firstRow + tally.rows;
      tally.rows += 1;
      if (tally.rows % ROWS_PER_TURN === 0) await nextTurn();
      const read = reader.read(record);
      if ('reason' in read) {
        rows.refuse(row, read);
        tally.refused += 1;
        continue;
      }
      if (read.overdueAtSource !== undefined) tally[read.overdue === read.overdueAtSource ? 'verdictsEqual' : 'verdictsDiffering'] += 1;
      if (seen?.has(read.externalId)) {
        rows.alreadyKnown(row, read.externalId);
        tally.alreadyKnown += 1;
        continue;
      }
      seen?.add(read.externalId);
      const year = years.of(read.receivedMs);
      rows.add(row, year, numbers.next(year) ?? (await numbers.fetch(year)), read);
      tally.imported += 1;
      if (read.endedMs === undefined) tally.stillOpen += 1;
    }
    return { rows: rows.end(), tally };
  }
}
