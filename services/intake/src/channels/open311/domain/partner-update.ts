import type { FieldFault } from '@xianban/service-kit/http/problem';

import type { UpdateWords } from '../store/open311-update.js';
import { type Sent, valueOf, valuesOf } from './form-fields.js';
import { instantMsOf } from './instant-text.js';
import { isPublicPictureLink } from './public-picture-link.js';
import type { ReadQuery } from './request-query.js';
import { REQUEST_STATUSES, type RequestStatus } from './request-status.js';
import { textFault, withPlainLineEnds } from './unmarked-text.js';

/** What a partner says of a request. */
export interface PartnerUpdate {
  /** Our id of the request, as it was sent. */
  readonly request: string;
  readonly partnerId?: string;
  readonly status: RequestStatus;
  readonly saidAtMs?: number;
  readonly words: UpdateWords;
}

const DESCRIPTION_MOST = 4_000;
const FIELD_MOST = 254;
const MEDIA_MOST = 4;
const FROM = ['email', 'title', 'first_name', 'last_name', 'account_id'] as const;
/** A phone's clock may run ahead of ours by so much. */
const CLOCK_SLACK_MS = 10 * 60_000;

/** Reads the form of POST servicerequestupdates. @param nowMs district clock */
export function partnerUpdate(form: Sent, nowMs: number): ReadQuery<PartnerUpdate> {
  const faults: FieldFault[] = [];
  const text = (name: string, most: number): string | undefined => {
    const value = valueOf(form, name, faults);
    const kept = value === undefined ? undefined : withPlainLineEnds(value);
    const fault = kept === undefined ? undefined : textFault(kept, most);
    if (fault) faults.push({ field: name, detail: fault });
    return kept;
  };
  const request = text('service_request_id', FIELD_MOST);
  if (request === undefined) faults.push({ field: 'service_request_id', detail: 'service_request_id is needed' });
  const status = statusOf(form, faults);
  const from = Object.fromEntries(
    FROM.flatMap((name) => {
      const value = text(name, FIELD_MOST);
      return value === undefined ? [] : [[name, value]];
    }),
  );
  const partnerId = text('update_id', FIELD_MOST);
  const description = text('description', DESCRIPTION_MOST);
  const mediaUrls = mediaOf(form, faults);
  const saidAtMs = timeOf(form, nowMs, faults);
  const [first, ...others] = faults;
  if (first) return { ok: false, faults: [first, ...others] };
  const words = {
    ...(description !== undefined && { description }),
    ...(mediaUrls.length > 0 && { mediaUrls }),
    ...(Object.keys(from).length > 0 && { from }),
  };
  return { ok: true, query: { request: request ?? '', partnerId, status, saidAtMs, words } };
}

function statusOf(form: Sent, faults: FieldFault[]): RequestStatus {
  const said = valueOf(form, 'status', faults)?.toLowerCase();
  const status = REQUEST_STATUSES.find((known) => known === said);
  if (!status) faults.push({ field: 'status', detail: `must be ${REQUEST_STATUSES.join(' or ')}` });
  return status ?? 'open';
}

function mediaOf(form: Sent, faults: FieldFault[]): string[] {
  const links = [...new Set(valuesOf(form, 'media_url'))];
  if (links.length > MEDIA_MOST) faults.push({ field: 'media_url', detail: `must not be more than ${MEDIA_MOST}` });
  if (!links.every(isPublicPictureLink)) faults.push({ field: 'media_url', detail: 'must be an https link to a public host' });
  return links;
}

function timeOf(form: Sent, nowMs: number, faults: FieldFault[]): number | undefined {
  const value = valueOf(form, 'updated_datetime', faults);
  if (value === undefined) return undefined;
  const ms = instantMsOf(value);
  if (ms === undefined || ms > nowMs + CLOCK_SLACK_MS)
    faults.push({ field: 'updated_datetime', detail: 'must be a time in ISO 8601 with its zone, and not in the future' });
  return ms;
}
