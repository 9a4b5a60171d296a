import { childrenOf, textIn } from './endpoint.ts';
import { must, mustAnswer, mustEqual, mustFit, mustHaveRoot, mustRefuse } from './expectations.ts';
import type { Point } from './point.ts';
import { CREATED } from './schemas.ts';
import { answered, type Service, type Visit } from './visit.ts';

const UNKNOWN = 'no-such-thing';
const DESCRIPTION_MOST = 4_000;
const MARKUP = '<script>alert(1)</script> <b>bold</b>';

interface Created {
  readonly service_request_id?: string;
  readonly token?: string;
}

async function created(visit: Visit, service: Service, more = {}): Promise<Created> {
  const answer = await visit.create(service, more);
  mustAnswer(answer, 200, 201);
  return mustFit<[Created]>(answer, CREATED)[0];
}

async function realtime(visit: Visit): Promise<Service> {
  const service = await visit.serviceOf('realtime');
  must(service !== undefined, 'there is no realtime service');
  return service;
}

/** Points 11 to 15: how requests are made. */
export const pointsOfRequesting: readonly Point[] = [
  {
    number: 11,
    says: 'a form with a service and a place; what is missing is 400, an unknown service 404',
    async check(visit) {
      const { endpoint } = visit;
      const form = await visit.formFor(await realtime(visit));
      const description = '路灯 不亮 & "引号" <3 é😀';
      const id = await visit.createdId({ description });
      mustEqual((await visit.ownRequest(id)).description, description, 'description as it comes back');
      for (const format of ['xml', 'json']) {
        const path = `requests.${format}`;
        mustRefuse(await endpoint.post(path, { ...form, long: undefined }), 400);
        mustRefuse(await endpoint.post(path, { ...form, lat: undefined }), 400);
        mustRefuse(await endpoint.post(path, { ...form, lat: undefined, long: undefined }), 400);
        mustRefuse(await endpoint.post(path, { ...form, lat: 'north' }), 400);
        mustRefuse(await endpoint.post(path, { ...form, service_code: undefined }), 400);
        mustRefuse(await endpoint.post(path, { ...form, service_code: UNKNOWN }), 404);
      }
      for (const place of [{ address_id: UNKNOWN }, { address_string: UNKNOWN }]) {
        const answer = await endpoint.post('requests.json', { ...form, lat: undefined, long: undefined, ...place });
        // a server without a geocoder may refuse an address, but must say so
        if (answer.status !== 200 && answer.status !== 201) mustRefuse(answer, 400);
      }
    },
  },
  {
    number: 12,
    says: 'attributes: required ones are needed, lists take their keys only, several values go into a multivaluelist',
    async check(visit) {
      const looked: string[] = [];
      for (const service of (await visit.services()).filter(({ metadata }) => metadata)) {
        const attributes = (await visit.attributes(service.service_code)).filter(({ variable }) => variable);
        const all = Object.fromEntries(attributes.map(answered));
        await created(visit, service, all);
        for (const { code, required, datatype } of attributes) {
          const [field] = answered({ code, datatype, variable: true, required, order: 1 });
          if (required) mustRefuse(await visit.create(service, { ...all, [field]: undefined }), 400);
          if (datatype.endsWith('list')) mustRefuse(await visit.create(service, { ...all, [field]: UNKNOWN }), 400);
          if (datatype === 'number' || datatype === 'datetime')
            mustRefuse(await visit.create(service, { ...all, [field]: 'neither' }), 400);
          looked.push(datatype);
        }
      }
      return looked.length === 0 ? 'no service has attributes' : undefined;
    },
  },
  {
    number: 13,
    says: 'descriptions of 4,000 characters with line breaks; HTML is refused or escaped',
    async check(visit) {
      const service = await realtime(visit);
      const long = `${'长'.repeat(DESCRIPTION_MOST - 7)}\nline\n2`;
      const id = await visit.createdId({ description: long });
      mustEqual((await visit.ownRequest(id)).description, long, 'a description of 4,000 characters');
      mustRefuse(await visit.create(service, { description: `${long}.` }), 400);

      const marked = await visit.create(service, { description: MARKUP });
      if (marked.status === 400) return;
      mustAnswer(marked, 200, 201);
      const [{ service_request_id: shown }] = mustFit<[Created]>(marked, CREATED);
      const xml = await visit.endpoint.getOwn(`requests/${shown ?? ''}.xml`);
      must(!xml.text.includes('<script>') && !xml.text.includes('<b>'), 'HTML came back as it was', xml);
      must(!JSON.stringify(await visit.ownRequest(shown ?? '')).includes('<script>'), 'HTML came back as it was');
    },
  },
  {
    number: 14,
    says: 'the answer has a request id or a token, never both',
    async check(visit) {
      for (const type of ['realtime', 'batch', 'blackbox'] as const) {
        const service = await visit.serviceOf(type);
        if (service) await created(visit, service);
      }
      const xml = await visit.endpoint.post('requests.xml', await visit.formFor(await realtime(visit)));
      mustAnswer(xml, 200, 201);
      const [request, ...others] = childrenOf(mustHaveRoot(xml, 'service_requests'), 'request');
      must(request !== undefined && others.length === 0, 'XML must hold one request', xml);
      must(
        textIn(request, 'service_request_id') !== undefined && textIn(request, 'token') === undefined,
        'XML must have an id and no token',
        xml,
      );
    },
  },
  {
    number: 15,
    says: 'batch services give a token, which leads to the id; blackbox services give neither',
    async check(visit) {
      const batch = await visit.serviceOf('batch');
      if (batch) {
        const { token, service_request_id: id } = await created(visit, batch);
        must(token !== undefined && id === undefined, 'a batch service gives a token and no id');
        const resolved = await visit.resolved(token);
        if (resolved !== undefined) mustAnswer(await visit.endpoint.get(`requests/${resolved}.json`), 200);
        const xml = await visit.endpoint.get(`tokens/${token}.xml`);
        const [request] = childrenOf(mustHaveRoot(xml, 'service_requests'), 'request');
        must(request !== undefined && textIn(request, 'token') === token, 'XML must repeat the token', xml);
      }
      const blackbox = await visit.serviceOf('blackbox');
      if (blackbox) {
        const { token, service_request_id: id } = await created(visit, blackbox);
        must(token === undefined && id === undefined, 'a blackbox service gives neither token nor id');
      }
      for (const format of ['xml', 'json']) mustRefuse(await visit.endpoint.get(`tokens/${UNKNOWN}.${format}`), 404);
      const missing = [...(batch ? [] : ['batch']), ...(blackbox ? [] : ['blackbox'])];
      return missing.length > 0 ? `there is no ${missing.join(' and no ')} service` : undefined;
    },
  },
];
