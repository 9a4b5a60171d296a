import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** The header and the rows of one day of a compressed file of requests, unchanged, all columns. Rows are in the order of opening. */
export function dayOf(requestsFile: string, day: string): string {
  const [header, ...lines] = gunzipSync(readFileSync(requestsFile)).toString('utf8').split(/\r?\n/);
  // opened_at is the second column, and the number before it has no comma
  return [header, ...lines.filter((line) => line.split(',', 2)[1]?.startsWith(day)), ''].join('\n');
}
