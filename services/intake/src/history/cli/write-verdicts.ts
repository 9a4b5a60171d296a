import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';

/**
 * Writes the verdict of every row of an import as CSV, in the order of the file: row, the source's id, verdict, issue number, column at fault, reason.
 * Codes and ids only, so that no spreadsheet takes a cell for a formula.
 */
export async function writeVerdicts(databaseUrl: string, importId: string, districtCode: string, to: Writable): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const imported = `FROM history_import AS import JOIN history_issue AS one ON (one.source, one.import) = (import.source, import.ordinal)
      WHERE import.id = ${client.escapeLiteral(importId)}`;
    const rows = `
      SELECT one.row, external_id AS id, 'imported' AS verdict,
             concat_ws('-', ${client.escapeLiteral(districtCode)}, year, lpad(sequence::text, greatest(6, length(sequence::text)), '0')) AS issue,
             NULL AS field, NULL AS reason ${imported}
      UNION ALL SELECT one.row, external_id, kind, NULL, field, reason ${imported.replace('history_issue', 'history_verdict')} ORDER BY 1`;
    await pipeline(client.query(copyTo(`COPY (${rows}) TO STDOUT (FORMAT csv, HEADER)`)), to);
  } finally {
    await client.end();
  }
}
