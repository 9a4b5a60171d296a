import { parse as parseCsv } from 'csv-parse/sync';

import { childrenOf, textIn } from './endpoint.ts';
import { must, mustAnswer, mustEqual, mustFit, mustHaveRoot, mustRefuse } from './expectations.ts';
import type { Point } from './point.ts';
import { BULK, UPDATES } from './schemas.ts';
import type { Visit } from './visit.ts';

const UNKNOWN_ID = '0198c5a2-7d3e-7c1a-9b1f-3a5d6e7f8091';
/** Source: GeoReport Bulk, table of fields. */
const BULK_FIELDS = [
  'service_request_id',
  'requested_datetime',
  'updated_datetime',
  'closed_date',
  'status_description',
  'status_notes',
  'source',
  'service_name',
  'service_subtype',
  'description',
  'agency_responsible',
  'address',
  'lat',
  'long',
];

interface Update {
  readonly update_id: string;
  readonly service_request_id: string;
  readonly description: string;
}

async function updatesOf(visit: Visit): Promise<readonly Update[]> {
  const span = { start_date: new Date(Date.now() - 7_200_000).toISOString(), end_date: new Date(Date.now() + 60_000).toISOString() };
  const answer = await visit.endpoint.getOwn('servicerequestupdates.json', span);
  mustAnswer(answer, 200);
  return mustFit<Update[]>(answer, UPDATES);
}

/** Points 24 and 25: updates both ways, and everything at once. */
export const pointsOfExchange: readonly Point[] = [
  {
    number: 24,
    says: 'updates of requests, read and sent',
    async check(visit) {
      const { endpoint } = visit;
      const id = await visit.createdId();
      const update = {
        service_request_id: id,
        update_id: `conformance-${Date.now()}`,
        status: 'open',
        updated_datetime: new Date().toISOString(),
        description: 'Conformance: 补充 & <3',
      };
      const sent = await endpoint.post('servicerequestupdates.json', update);
      mustAnswer(sent, 200, 201);
      const [answer] = mustFit<{ update_id?: string; token?: string }[]>(sent, {
        type: 'array',
        minItems: 1,
        maxItems: 1,
        items: {
          type: 'object',
          properties: { update_id: { type: 'string' }, token: { type: 'string' } },
          oneOf: [{ required: ['update_id'] }, { required: ['token'] }],
        },
      });
      if (answer?.update_id !== undefined) {
        const found = (await updatesOf(visit)).find(({ update_id }) => update_id === answer.update_id);
        must(found?.service_request_id === id, 'what was sent is not among the updates');
        mustEqual(found.description, update.description, 'description of the update');
        const again = await endpoint.post('servicerequestupdates.json', update);
        mustEqual(again.text, sent.text, 'the answer to the same update sent again');
      }
      const xml = await endpoint.post('servicerequestupdates.xml', { ...update, update_id: `conformance-xml-${Date.now()}` });
      mustAnswer(xml, 200, 201);
      must(childrenOf(mustHaveRoot(xml, 'service_request_updates'), 'request_update').length === 1, 'XML holds one update', xml);
      const list = await endpoint.get('servicerequestupdates.xml');
      mustAnswer(list, 200);
      for (const each of childrenOf(mustHaveRoot(list, 'service_request_updates'), 'request_update'))
        must(
          textIn(each, 'update_id') !== undefined && textIn(each, 'service_request_id') !== undefined,
          'an update has an id and a request',
          list,
        );
      for (const format of ['xml', 'json']) {
        const path = `servicerequestupdates.${format}`;
        mustRefuse(await endpoint.post(path, { ...update, api_key: undefined }), 403);
        mustRefuse(await endpoint.post(path, { ...update, service_request_id: UNKNOWN_ID }), 404);
        mustRefuse(await endpoint.post(path, { ...update, service_request_id: undefined }), 400);
      }
    },
  },
  {
    number: 25,
    says: 'everything in one file: CSV, XML and JSON',
    async check(visit) {
      const id = await visit.someId();
      const csv = await visit.endpoint.getOwn('bulk/requests.csv');
      mustAnswer(csv, 200);
      must(/^text\/csv; ?charset=utf-8$/i.test(csv.contentType), `content type is ${csv.contentType}`, csv);
      const [header, ...lines] = parseCsv(csv.text, {});
      mustEqual(header, BULK_FIELDS, 'header of the CSV');
      must(csv.text.endsWith('\r\n'), 'lines end with CRLF');
      const json = mustFit<{ service_request_id: string }[]>(await visit.endpoint.getOwn('bulk/requests.json'), BULK);
      const xml = mustHaveRoot(await visit.endpoint.getOwn('bulk/requests.xml'), 'service_requests');
      const ids = [
        lines.map(([first]) => first),
        json.map(({ service_request_id }) => service_request_id),
        childrenOf(xml, 'request').map((each) => textIn(each, 'service_request_id')),
      ];
      for (const list of ids) must(list.includes(id), 'a new request is not in the file');
    },
  },
];
