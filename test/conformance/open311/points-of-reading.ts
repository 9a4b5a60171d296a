import { childrenOf, textIn } from './endpoint.ts';
import { must, mustAnswer, mustEqual, mustFit, mustHaveRoot, mustRefuse } from './expectations.ts';
import type { Point } from './point.ts';
import { BULK, EXTENDED, REQUESTS, ZONED } from './schemas.ts';
import type { Request } from './visit.ts';

const DAY_MS = 86_400_000;
const UNKNOWN_ID = '0198c5a2-7d3e-7c1a-9b1f-3a5d6e7f8091';
const UNKNOWN = 'no-such-thing';

function daysAgo(days: number): string {
  return new Date(Date.now() - days * DAY_MS).toISOString();
}

function idsOf(requests: readonly Request[]): string[] {
  return requests.map(({ service_request_id }) => service_request_id);
}

/** The times of a whole document. */
function timesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(timesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    /(^|_)datetime$/.test(name) && inner !== null ? [String(inner)] : timesIn(inner),
  );
}

/** Points 16 to 23: how requests are read. */
export const pointsOfReading: readonly Point[] = [
  {
    number: 16,
    says: 'the last 90 days or 1,000 requests; a span of more than 90 days is 400',
    async check(visit) {
      const { endpoint } = visit;
      const id = await visit.someId();
      const all = await visit.requests();
      must(all.length <= 1_000, `there are ${all.length} without a page`);
      must(
        all.some(({ service_request_id }) => service_request_id === id),
        'a new request is not among them',
      );
      const { requested_datetime: at } = await visit.ownRequest(id);
      const requestedMs = Date.parse(at);
      const around = { start_date: new Date(requestedMs - DAY_MS).toISOString(), end_date: new Date(requestedMs + 1_000).toISOString() };
      must(idsOf(await visit.requests(around)).includes(id), 'a span around a request must hold it');
      const before = {
        start_date: new Date(requestedMs - 2 * DAY_MS).toISOString(),
        end_date: new Date(requestedMs - 1_000).toISOString(),
      };
      must(!idsOf(await visit.requests(before)).includes(id), 'a span before a request must not hold it');
      for (const format of ['xml', 'json']) {
        mustRefuse(await endpoint.get(`requests.${format}`, { start_date: daysAgo(92), end_date: daysAgo(1) }), 400);
        mustRefuse(await endpoint.get(`requests.${format}`, { start_date: 'yesterday' }), 400);
      }
      mustAnswer(await endpoint.get('requests.json', { start_date: daysAgo(89), end_date: daysAgo(0) }), 200);
    },
  },
  {
    number: 17,
    says: 'a list of ids overrides everything; service codes and statuses are lists',
    async check(visit) {
      const [one, other] = [await visit.someId(), await visit.createdId()];
      const both = await visit.requests({
        service_request_id: `${one},${other}`,
        status: 'closed',
        start_date: daysAgo(400),
        end_date: daysAgo(1),
      });
      mustEqual(idsOf(both).sort(), [one, other].sort(), 'requests of two ids');
      mustEqual(
        (await visit.idsInXml('requests.xml', { service_request_id: `${one},${other}` })).sort(),
        [one, other].sort(),
        'the same in XML',
      );
      const { service_code: code } = await visit.ownRequest(one);
      const ofService = await visit.requests({ service_code: `${code},${UNKNOWN}` });
      must(ofService.length > 0 && ofService.every(({ service_code }) => service_code === code), `not all are of the service ${code}`);
      for (const status of ['open', 'closed']) {
        const ofStatus = await visit.requests({ status });
        must(
          ofStatus.every((request) => request.status === status),
          `not all are ${status}`,
        );
      }
      mustEqual(
        (await visit.requests({ status: 'open,closed' })).length,
        (await visit.requests()).length,
        'number of open and closed requests',
      );
    },
  },
  {
    number: 18,
    says: 'a status is open or closed, and the notes say more',
    async check(visit) {
      await visit.someId();
      const requests = await visit.requests();
      must(
        requests.some((request) => typeof (request as { status_notes?: unknown }).status_notes === 'string'),
        'no request has status_notes',
      );
      mustRefuse(await visit.endpoint.get('requests.json', { status: UNKNOWN }), 400);
    },
  },
  {
    number: 19,
    says: 'a closed request was updated when it was closed; expected_datetime is the limit',
    async check(visit) {
      const requests = await visit.requests();
      for (const {
        service_request_id: id,
        requested_datetime: requested,
        updated_datetime: updated,
        expected_datetime: expected,
      } of requests) {
        must(Date.parse(updated) >= Date.parse(requested), `${id} was updated before it was requested`);
        if (expected) must(Date.parse(expected) > Date.parse(requested), `${id} is expected before it was requested`);
      }
      const closed = requests.filter(({ status }) => status === 'closed');
      if (closed.length === 0) return 'no request is closed';
      const bulk = mustFit<{ service_request_id: string; closed_date?: string }[]>(await visit.endpoint.getOwn('bulk/requests.json'), BULK);
      const closedAt = new Map(bulk.map(({ service_request_id, closed_date }) => [service_request_id, closed_date]));
      for (const { service_request_id: id, updated_datetime: updated } of closed)
        mustEqual(updated, closedAt.get(id), `updated_datetime of ${id}`);
      return undefined;
    },
  },
  {
    number: 20,
    says: 'all times are ISO 8601 with a zone',
    async check(visit) {
      await visit.someId();
      const zoned = new RegExp(ZONED);
      for (const [path, query] of [
        ['requests.json', { extensions: 'true' }],
        ['servicerequestupdates.json', {}],
        ['bulk/requests.json', {}],
      ] as const) {
        const answer = await visit.endpoint.get(path, query);
        mustAnswer(answer, 200);
        const wrong = timesIn(JSON.parse(answer.text)).find((time) => !zoned.test(time));
        must(wrong === undefined, `${wrong ?? ''} has no zone`, answer);
      }
    },
  },
  {
    number: 21,
    says: 'one request is a list of one, an unknown one 404',
    async check(visit) {
      const { endpoint } = visit;
      const id = await visit.someId();
      const json = mustFit<Request[]>(await endpoint.get(`requests/${id}.json`), REQUESTS);
      mustEqual(idsOf(json), [id], 'ids in JSON');
      mustEqual(await visit.idsInXml(`requests/${id}.xml`), [id], 'ids in XML');
      for (const format of ['xml', 'json']) {
        mustRefuse(await endpoint.get(`requests/${UNKNOWN_ID}.${format}`), 404);
        mustRefuse(await endpoint.get(`requests/${UNKNOWN}.${format}`), 404);
      }
    },
  },
  {
    number: 22,
    says: 'errors have a code and a description, in the format asked for, whatever went wrong',
    async check(visit) {
      const { endpoint } = visit;
      for (const format of ['xml', 'json']) {
        mustRefuse(await endpoint.get(`nothing-here.${format}`), 404);
        mustRefuse(await endpoint.get(`services/%00.${format}`), 400, 404);
        mustRefuse(await endpoint.postRaw(`requests.${format}`, '{', 'application/json'), 400, 403, 415);
        const bomb = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;">]><service_requests><request>&y;</request></service_requests>`;
        mustRefuse(await endpoint.postRaw(`requests.${format}`, bomb, 'text/xml'), 400, 403, 415);
        mustRefuse(await endpoint.postRaw(`requests.${format}`, 'x'.repeat(3_000_000), 'application/x-www-form-urlencoded'), 400, 403, 413);
        const pairs = Array.from({ length: 10_000 }, (_, index) => `attribute[A${index}]=1`).join('&');
        mustRefuse(
          await endpoint.postRaw(`requests.${format}`, `api_key=${endpoint.key}&${pairs}`, 'application/x-www-form-urlencoded'),
          400,
          413,
        );
      }
    },
  },
  {
    number: 23,
    says: 'paging that ends, extensions, and what was updated since',
    async check(visit) {
      const { endpoint } = visit;
      const ids = [await visit.someId(), await visit.createdId(), await visit.createdId()];
      const span = { start_date: daysAgo(80), end_date: new Date(Date.now() + 60_000).toISOString() };
      const pages = [await visit.requests({ ...span, page: 1, page_size: 2 }), await visit.requests({ ...span, page: 2, page_size: 2 })];
      const seen = pages.flatMap(idsOf);
      mustEqual(new Set(seen).size, Math.min(4, seen.length), 'number of different requests on two pages');
      mustEqual(pages[0]?.length, 2, 'length of the first page');
      const beyond = await endpoint.get('requests.json', { ...span, page: 9_999, page_size: 100 });
      mustEqual([beyond.status, JSON.parse(beyond.text)], [200, []], 'a page past the end');
      mustEqual(await visit.idsInXml('requests.xml', { ...span, page: 9_999, page_size: 100 }), [], 'the same in XML');
      const huge = await endpoint.get('requests.json', { page_size: 1_000_000_000 });
      if (huge.status === 200) must((JSON.parse(huge.text) as unknown[]).length <= 1_000, 'a huge page must have an end', huge);
      else mustRefuse(huge, 400);
      for (const page of ['0', '-1', 'x']) mustRefuse(await endpoint.get('requests.json', { page }), 400);

      const extended = await endpoint.getOwn('requests.json', { service_request_id: ids[0], extensions: 'true' });
      mustFit(extended, EXTENDED);
      const xml = mustHaveRoot(await endpoint.get('requests.xml', { service_request_id: ids[0], extensions: 'true' }), 'service_requests');
      must(childrenOf(childrenOf(xml, 'request')[0] ?? '', 'extended_attributes').length === 1, 'XML has extended_attributes');
      const { updated_datetime: updated } = await visit.ownRequest(ids[0] ?? '');
      const moment = Date.parse(updated);
      const since = await visit.requests({
        updated_after: new Date(moment - 1_000).toISOString(),
        updated_before: new Date(moment + 1_000).toISOString(),
      });
      must(idsOf(since).includes(ids[0] ?? ''), 'a request must be among those updated around its update');
      const later = await visit.requests({ updated_after: new Date(moment + 60_000).toISOString() });
      must(!idsOf(later).includes(ids[0] ?? ''), 'a request must not be among those updated later');
      const one = childrenOf(xml, 'request')[0];
      must(one !== undefined && textIn(one, 'service_request_id') === ids[0], 'XML with extensions shows the request');
    },
  },
];
