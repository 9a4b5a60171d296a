import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** The real requests of one day. */
export const BOSTON_DAY = join(__dirname, '../../../../../deploy/districts/boston-2015/day-2015-03-16.csv');
const [HEADER = '', ...ROWS] = readFileSync(BOSTON_DAY, 'utf8').trimEnd().split('\n');
const COLUMNS = HEADER.split(',');

/** A row of the day with other values; a value may be anything, also what breaks the row. */
export function bostonRow(index: number, values: Readonly<Record<string, string>> = {}): string {
  const fields = ROWS[index % ROWS.length].split(',');
  return COLUMNS.map((name, column) => values[name] ?? fields[column]).join(',');
}

/** As many rows as are wanted, each with an id of its own. */
export function bostonRows(count: number): string[] {
  return Array.from({ length: count }, (_, index) => bostonRow(index, { case_id: String(200_000_000_000 + index) }));
}

/** A file of rows in a temporary folder, packed if its name says so. */
export function bostonFile(name: string, rows: readonly (string | Buffer)[], before = ''): string {
  const path = join(mkdtempSync(join(tmpdir(), 'xianban-history-')), name);
  const content = Buffer.concat([before + HEADER, ...rows].flatMap((row) => [Buffer.from(row), Buffer.from('\n')]));
  writeFileSync(path, name.endsWith('.gz') ? gzipSync(content) : content);
  return path;
}
