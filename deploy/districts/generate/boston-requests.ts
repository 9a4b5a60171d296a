import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

import { parse } from 'csv-parse/sync';

import type { Position } from '../pack.ts';

/** What the areas and units need of a service request of the city. */
export interface ServiceRequest {
  /** Ward and precinct in four digits; empty where the city had no address. */
  readonly precinct: string;
  readonly neighborhood: string;
  readonly at: Position;
  readonly type: string;
  readonly reason: string;
  readonly department: string;
}

type Column = 'precinct' | 'neighborhood' | 'longitude' | 'latitude' | 'type' | 'reason' | 'department';

/** The requests of one of the city's files, plain or compressed. */
export function bostonRequests(path: string): ServiceRequest[] {
  const content = readFileSync(path);
  const rows = parse<Record<Column, string>>(path.endsWith('.gz') ? gunzipSync(content) : content, { columns: true, bom: true });
  return rows.map((row) => ({
    precinct: row.precinct === '' ? '' : row.precinct.padStart(4, '0'),
    neighborhood: row.neighborhood,
    at: [Number(row.longitude), Number(row.latitude)],
    type: row.type,
    reason: row.reason,
    department: row.department,
  }));
}
