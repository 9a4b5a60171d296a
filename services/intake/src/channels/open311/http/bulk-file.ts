import { BULK_FIELDS } from '../queries/export-requests.js';
import type { RequestView } from '../queries/show-requests.js';
import { elementXml, type Value, XML_DECLARATION } from './document-xml.js';
import type { Format } from './format.js';

/** Begins a formula in programs that show tables. */
const FORMULA = /^[=+\-@\t\r]/;

/** Writes a download piece by piece: CSV with a header as RFC 4180 has it, one XML document, or one JSON array. */
export async function* bulkFile(format: Format | 'csv', pieces: AsyncIterable<readonly RequestView[]>): AsyncGenerator<string> {
  if (format === 'csv') yield csvLine(BULK_FIELDS);
  else yield format === 'xml' ? `${XML_DECLARATION}<service_requests>` : '[';
  let first = true;
  for await (const requests of pieces) {
    if (requests.length === 0) continue;
    if (format === 'csv') yield requests.map((request) => csvLine(BULK_FIELDS.map((field) => request[field]))).join('');
    else if (format === 'xml') yield requests.map((request) => elementXml('request', request)).join('');
    else yield `${first ? '' : ','}${requests.map((request) => JSON.stringify(request)).join(',')}`;
    first = false;
  }
  if (format !== 'csv') yield format === 'xml' ? '</service_requests>' : ']';
}

function csvLine(values: readonly Value[]): string {
  return `${values.map(csvCell).join(',')}\r\n`;
}

function csvCell(value: Value): string {
  if (typeof value === 'number') return String(value);
  const text = typeof value === 'string' ? value : '';
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
