import type { FieldFault } from '@xianban/service-kit/http/problem';

import { listOf, type Sent, valueOf } from './form-fields.js';
import { instantMsOf } from './instant-text.js';
import { REQUEST_STATUSES, type RequestStatus } from './request-status.js';

const DAY_MS = 86_400_000;
/** Source: GeoReport v2, GET service requests. */
export const SPAN_MOST_DAYS = 90;
export const PAGE_MOST = 1_000;
const IDS_MOST = 1_000;
const PAGES_MOST = 10_000;

/** Epoch milliseconds, both ends included. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

export interface PageOfList {
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
}

/** Which requests are asked for. */
export interface RequestQuery extends PageOfList {
  /** Overrides everything else. */
  readonly ids?: readonly string[];
  readonly serviceCodes?: readonly string[];
  readonly statuses?: readonly RequestStatus[];
  readonly requested?: Span;
  readonly updated?: Span;
  readonly extensions: boolean;
}

export type ReadQuery<Query> =
  { readonly ok: true; readonly query: Query } | { readonly ok: false; readonly faults: readonly [FieldFault, ...FieldFault[]] };

/** Reads the query of GET requests. @param nowMs district clock */
export function requestQuery(sent: Sent, nowMs: number): ReadQuery<RequestQuery> {
  const faults: FieldFault[] = [];
  const paging = pageOf(sent, faults);
  const extensions = booleanOf(sent, 'extensions', faults);
  const ids = listOf(sent, 'service_request_id');
  if (ids.length > IDS_MOST) faults.push({ field: 'service_request_id', detail: `must not be more than ${IDS_MOST}` });
  if (ids.length > 0) return verdict({ ids, extensions, page: 1, pageSize: PAGE_MOST }, faults);

  const serviceCodes = listOf(sent, 'service_code');
  const statuses = statusesOf(sent, faults);
  const requested = spanOf(sent, 'start_date', 'end_date', faults);
  const updated = spanOf(sent, 'updated_after', 'updated_before', faults);
  if (requested) limitSpan(requested, 'end_date', faults);
  // who asks for what changed lately may mean requests that are old
  else if (updated) limitSpan(updated, 'updated_before', faults);
  return verdict(
    {
      ...paging,
      extensions,
      ...(serviceCodes.length > 0 && { serviceCodes }),
      ...(statuses.length > 0 && { statuses }),
      ...(updated && { updated }),
      ...(requested ? { requested } : !updated && { requested: { fromMs: nowMs - SPAN_MOST_DAYS * DAY_MS, toMs: nowMs } }),
    },
    faults,
  );
}

/** Which updates are asked for. */
export interface UpdateQuery extends PageOfList {
  readonly happened: Span;
}

/** Reads the query of GET servicerequestupdates. @param nowMs district clock */
export function updateQuery(sent: Sent, nowMs: number): ReadQuery<UpdateQuery> {
  const faults: FieldFault[] = [];
  const paging = pageOf(sent, faults);
  const happened = spanOf(sent, 'start_date', 'end_date', faults) ?? { fromMs: nowMs - SPAN_MOST_DAYS * DAY_MS, toMs: nowMs };
  limitSpan(happened, 'end_date', faults);
  return verdict({ ...paging, happened }, faults);
}

/** Reads the query of a bulk download: any span, all there is if none is given. */
export function bulkQuery(sent: Sent, nowMs: number): ReadQuery<Span> {
  const faults: FieldFault[] = [];
  const from = instantOf(sent, 'start_date', faults);
  const to = instantOf(sent, 'end_date', faults);
  if (from !== undefined && to !== undefined && from > to) faults.push({ field: 'end_date', detail: 'must not be before start_date' });
  return verdict({ fromMs: from ?? 0, toMs: to ?? nowMs }, faults);
}

function verdict<Query>(query: Query, [first, ...others]: readonly FieldFault[]): ReadQuery<Query> {
  return first ? { ok: false, faults: [first, ...others] } : { ok: true, query };
}

function pageOf(sent: Sent, faults: FieldFault[]): PageOfList {
  return { page: numberOf(sent, 'page', 1, PAGES_MOST, faults), pageSize: numberOf(sent, 'page_size', PAGE_MOST, PAGE_MOST, faults) };
}

function numberOf(sent: Sent, name: string, preset: number, most: number, faults: FieldFault[]): number {
  const value = valueOf(sent, name, faults);
  if (value === undefined) return preset;
  const number = /^\d{1,9}$/.test(value) ? Number(value) : 0;
  if (number < 1 || number > most) faults.push({ field: name, detail: `must be a whole number from 1 to ${most}` });
  return number;
}

function booleanOf(sent: Sent, name: string, faults: FieldFault[]): boolean {
  const value = valueOf(sent, name, faults)?.toLowerCase();
  if (value !== undefined && !['true', 'false', '1', '0'].includes(value)) faults.push({ field: name, detail: 'must be true or false' });
  return value === 'true' || value === '1';
}

function statusesOf(sent: Sent, faults: FieldFault[]): RequestStatus[] {
  const statuses = listOf(sent, 'status').map((status) => status.toLowerCase());
  const known = REQUEST_STATUSES.filter((status) => statuses.includes(status));
  if (known.length < new Set(statuses).size) faults.push({ field: 'status', detail: `must be ${REQUEST_STATUSES.join(' or ')}` });
  return known;
}

/** Where only one end was given, the other lies as far away as may be. */
function spanOf(sent: Sent, fromName: string, toName: string, faults: FieldFault[]): Span | undefined {
  const from = instantOf(sent, fromName, faults);
  const to = instantOf(sent, toName, faults);
  if (from === undefined && to === undefined) return undefined;
  const span = { fromMs: from ?? (to ?? 0) - SPAN_MOST_DAYS * DAY_MS, toMs: to ?? (from ?? 0) + SPAN_MOST_DAYS * DAY_MS };
  if (span.fromMs > span.toMs) faults.push({ field: toName, detail: `must not be before ${fromName}` });
  return span;
}

function limitSpan({ fromMs, toMs }: Span, field: string, faults: FieldFault[]): void {
  if (toMs - fromMs > SPAN_MOST_DAYS * DAY_MS)
    faults.push({ field, detail: `must not be more than ${SPAN_MOST_DAYS} days after the start` });
}

function instantOf(sent: Sent, name: string, faults: FieldFault[]): number | undefined {
  const value = valueOf(sent, name, faults);
  if (value === undefined) return undefined;
  const ms = instantMsOf(value);
  if (ms === undefined) faults.push({ field: name, detail: 'must be a time in ISO 8601 with its zone, e.g. 2026-03-01T00:00:00+08:00' });
  return ms;
}
