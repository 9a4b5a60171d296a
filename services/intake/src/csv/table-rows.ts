import { type CsvError, parse } from 'csv-parse/sync';

/** Longer than any row of reports, and as far as a quote that is never closed is followed. UTF-16 units. */
const LONGEST_ROW = 16_384;

/** The cells of a row as text, trimmed; undefined if the row cannot be read. */
export type TableRow = readonly string[] | undefined;

/**
 * The rows of a CSV file, the header among them. After a row that cannot be read (a quote that is never closed, a cell without end) reading goes on
 * with the next line, so that it does not take its neighbours along.
 * @param most rows to read; a file that has more gives one more
 */
export function tableRows(text: string, most: number): readonly TableRow[] {
  const rows: TableRow[] = [];
  let rest = text;
  while (rows.length <= most) {
    const read = readRows(rest, most + 1 - rows.length);
    rows.push(...read.rows);
    if (read.failedAfterLine === undefined) break;
    rows.push(undefined);
    rest = withoutLines(rest, read.failedAfterLine + 1);
  }
  return rows;
}

function readRows(text: string, most: number): { readonly rows: readonly TableRow[]; readonly failedAfterLine?: number } {
  const rows: TableRow[] = [];
  let lastLine = 0;
  try {
    parse(text, {
      relax_quotes: true,
      relax_column_count: true,
      trim: true,
      max_record_size: LONGEST_ROW,
      to: most,
      on_record: (cells: string[], { lines }) => {
        lastLine = lines;
        rows.push(cells);
        return null;
      },
    });
    return { rows };
  } catch (error) {
    if (!isCsvError(error)) throw error;
    return { rows, failedAfterLine: lastLine };
  }
}

function isCsvError(error: unknown): error is CsvError {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_');
}

function withoutLines(text: string, lines: number): string {
  let start = 0;
  for (let line = 0; line < lines; line += 1) {
    const end = text.indexOf('\n', start);
    if (end === -1) return '';
    start = end + 1;
  }
  return text.slice(start);
}
