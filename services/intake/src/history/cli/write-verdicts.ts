import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';

/**
 * Writes the verdict of every row of an import as CSV, in the order of the file: row, the source's id, verdict, issue number, column at fault, reason.
 * Codes and ids only, so that no spreadsheet takes a cell for a formula.
 */
export async function writeVerdicts(databaseUrl: string, importId: string, to: Writable): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const rows = `
      SELECT row, external_id AS id, 'imported' AS verdict, number AS issue, NULL AS field, NULL AS reason FROM history_issue WHERE import = ${client.escapeLiteral(importId)}
      UNION ALL SELECT row, external_id, kind, NULL, field, reason FROM history_verdict WHERE import = ${client.escapeLiteral(importId)} ORDER BY row`;
    await pipeline(client.query(copyTo(`COPY (${rows}) TO STDOUT (FORMAT csv, HEADER)`)), to);
  } finally {
    await client.end();
  }
}
