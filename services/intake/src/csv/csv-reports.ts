import { contentFault } from '@xianban/service-kit/http/content-fault';
import { invalidInput } from '@xianban/service-kit/http/invalid-input';
import { Problem } from '@xianban/service-kit/http/problem';
import { getMetadataStorage } from 'class-validator';

import type { Channel, CsvColumns } from '../channel-kit/channel.js';
import { decodedText } from './decoded-text.js';
import { type TableRow, tableRows } from './table-rows.js';

const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,3})?$/i;

/** Where the cells of a column go. */
interface Column {
  readonly path: readonly string[];
  readonly kind: 'text' | 'number' | 'boolean' | 'list';
}

/** A row of a table, ready to be looked at as a report; or why it is none. */
export interface CsvReport {
  /** As a spreadsheet counts: the header is row 1. */
  readonly row: number;
  readonly input: unknown;
}

/**
 * Reads a table as reports of a channel, one per row; empty rows are left out. Cells stay the text that they are, formulas too, but where the field
 * is a number; an empty cell is an absent field. @throws Problem 400 if the file or its header is no good
 */
export function csvReports(channel: Pick<Channel, 'payload' | 'can'>, bytes: Buffer, charset: string | undefined): readonly CsvReport[] {
  const { csv, batch = 0 } = channel.can;
  const decoded = decodedText(bytes, charset);
  if (!csv || !decoded.ok) throw bodyFault(decoded.ok ? 'the channel takes no CSV' : decoded.detail);
  const [header, ...rows] = tableRows(decoded.text, batch + 1);
  if (!header) throw bodyFault('the file has no header that can be read');
  const columns = columnsOf(header, csv, channel.payload);
  return rows.flatMap((cells, index) => {
    const row = index + 2;
    return cells?.every((cell) => cell === '') ? [] : [{ row, input: inputOf(cells, columns, row) }];
  });
}

/** A problem of a row, with the fields called as the table calls them. */
export function namedByColumn({ details, headers }: Problem, { columns }: CsvColumns): Problem {
  const headerOf = (field: string) => Object.entries(columns).find(([, name]) => name === field)?.[0] ?? field;
  const named = (path: string) => path.replace(/^(rows\.\d+\.)(.+)$/, (_, row: string, field: string) => `${row}${headerOf(field)}`);
  const { field, faults } = details;
  return new Problem(
    {
      ...details,
      ...(field !== undefined && { field: named(field) }),
      ...(faults && { faults: faults.map((fault) => ({ ...fault, field: named(fault.field) })) }),
    },
    headers,
  );
}

function columnsOf(header: readonly string[], { columns }: CsvColumns, payload: Channel['payload']): readonly (Column | undefined)[] {
  const named = header.filter((name) => name !== '');
  const unknown = named.find((name) => !Object.hasOwn(columns, name));
  if (unknown !== undefined)
    throw invalidInput([{ field: unknown, detail: `there is no such column; there are ${Object.keys(columns).join(', ')}` }]);
  const twice = named.find((name, index) => named.indexOf(name) !== index);
  if (twice !== undefined) throw invalidInput([{ field: twice, detail: 'the column is there twice' }]);
  return header.map((name) => {
    const field = columns[name];
    return field === undefined ? undefined : { path: field.split('.'), kind: kindOf(payload, field) };
  });
}

function inputOf(cells: TableRow, columns: readonly (Column | undefined)[], row: number): unknown {
  if (!cells) return rowFault(row, 'cannot be read: a quote is not closed, or a cell is too long');
  if (cells.length > columns.length) return rowFault(row, 'has more cells than the header');
  const input: Record<string, unknown> = {};
  for (const [index, cell] of cells.entries()) {
    const column = columns[index];
    if (column && cell !== '') set(input, column.path, valueOf(cell, column.kind));
  }
  const fault = contentFault(input);
  return fault ? invalidInput([{ field: `rows.${row}.${fault.field}`, detail: fault.detail }]) : input;
}

function set(target: Record<string, unknown>, [name = '', ...below]: readonly string[], value: unknown): void {
  if (below.length === 0) target[name] = value;
  else set((target[name] ??= {}) as Record<string, unknown>, below, value);
}

function valueOf(cell: string, kind: Column['kind']): unknown {
  if (kind === 'number' && NUMBER.test(cell)) return Number(cell);
  if (kind === 'boolean' && (cell === 'true' || cell === 'false')) return cell === 'true';
  return kind === 'list' ? cell.split(/\s+/) : cell;
}

/** What a field of the payload holds, as far as a cell must be turned into it. */
function kindOf(payload: Channel['payload'], field: string): Column['kind'] {
  const rules = getMetadataStorage().getTargetValidationMetadatas(payload, '', false, false);
  if (rules.some(({ propertyName, name }) => propertyName === field && name === 'isArray')) return 'list';
  const type: unknown = Reflect.getMetadata('design:type', payload.prototype as object, field);
  return type === Number ? 'number' : type === Boolean ? 'boolean' : 'text';
}

function rowFault(row: number, detail: string): Problem {
  return invalidInput([{ field: `rows.${row}`, detail: `rows.${row} ${detail}` }]);
}

function bodyFault(detail: string): Problem {
  return invalidInput([{ field: 'body', detail }]);
}
