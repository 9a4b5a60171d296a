import { readFileSync } from 'node:fs';

import { parse } from 'csv-parse/sync';

/** The rows of a CSV file with a header, by column name. */
export function readRows<Column extends string>(path: string): Record<Column, string>[] {
  return parse<Record<Column, string>>(readFileSync(path), { columns: true, bom: true });
}
