/** Fields of one record, or why it has none. */
export type CsvRecord = readonly string[] | 'too-long' | 'bad-quotes' | 'quote-not-closed';

/** Records that begin in a text. They can be gone through more than once. */
export interface SplitText {
  readonly records: Iterable<CsvRecord>;
  /** Lines at the text's end that belong to a record that goes on behind it. */
  readonly openLines: number;
}

/** No source has longer rows; a quote that nobody closed must not swallow the rest of a file. */
export const RECORD_CHARACTERS_MOST = 65_536;
const QUOTE = '"';

/**
 * Splits CSV (RFC 4180, any line ends) into records. A record that is none costs its first line and no more: the next line is looked at for itself.
 * @param text whole lines
 * @param isEnd true if nothing follows
 */
export function splitRecords(text: string, isEnd: boolean): SplitText {
  // without a quote, which is nearly always, a line is a record and none has to be kept
  return text.includes(QUOTE) ? splitQuoted(text, isEnd) : { records: { [Symbol.iterator]: () => plainRecords(text) }, openLines: 0 };
}

function* plainRecords(text: string): Generator<CsvRecord> {
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const record = withoutReturn(text.slice(start, end));
    if (record !== '') yield plainRecord(record);
    start = end + 1;
  }
}

function splitQuoted(text: string, isEnd: boolean): SplitText {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  const records: CsvRecord[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = withoutReturn(lines[index]);
    if (!line.includes(QUOTE)) {
      if (line !== '') records.push(plainRecord(line));
      continue;
    }
    const { record, next, isOpen } = wholeRecord(lines, index);
    const goesOn = isOpen && next === lines.length && !isEnd && record.length <= RECORD_CHARACTERS_MOST;
    if (goesOn) return { records, openLines: lines.length - index };
    const fields = isOpen ? 'quote-not-closed' : quotedFields(withoutReturn(record));
    records.push(fields);
    if (typeof fields !== 'string') index = next - 1;
  }
  return { records, openLines: 0 };
}

function plainRecord(record: string): CsvRecord {
  return record.length > RECORD_CHARACTERS_MOST ? 'too-long' : record.split(',');
}

/** A record from its first line on, with those into which a quoted field goes on. */
function wholeRecord(lines: readonly string[], first: number): { record: string; next: number; isOpen: boolean } {
  let record = lines[first];
  let next = first + 1;
  let isOpen = hasOddQuotes(record);
  while (isOpen && next < lines.length && record.length <= RECORD_CHARACTERS_MOST) {
    const line = lines[next];
    record += `\n${line}`;
    if (hasOddQuotes(line)) isOpen = false;
    next += 1;
  }
  return { record, next, isOpen };
}

function hasOddQuotes(line: string): boolean {
  let isOdd = false;
  for (let at = line.indexOf(QUOTE); at >= 0; at = line.indexOf(QUOTE, at + 1)) isOdd = !isOdd;
  return isOdd;
}

function quotedFields(record: string): CsvRecord {
  if (record.length > RECORD_CHARACTERS_MOST) return 'too-long';
  const fields: string[] = [];
  for (let start = 0; ;) {
    const isQuoted = record.startsWith(QUOTE, start);
    const end = isQuoted ? endOfQuoted(record, start) : endOfPlain(record, start);
    const field = isQuoted ? record.slice(start + 1, end - 1).replaceAll('""', QUOTE) : record.slice(start, end);
    // what goes over a line end without a quote around it were two records
    if ((!isQuoted && field.includes('\n')) || (end < record.length && record[end] !== ',')) return 'bad-quotes';
    fields.push(field);
    if (end >= record.length) return fields;
    start = end + 1;
  }
}

/** The place behind the quote that closes a field. The record's quotes are even, so one does. */
function endOfQuoted(record: string, start: number): number {
  for (let at = record.indexOf(QUOTE, start + 1); at >= 0; at = record.indexOf(QUOTE, at + 2)) {
    if (record[at + 1] !== QUOTE) return at + 1;
  }
  return record.length;
}

function endOfPlain(record: string, start: number): number {
  const comma = record.indexOf(',', start);
  return comma < 0 ? record.length : comma;
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
