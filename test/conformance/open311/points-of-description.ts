import { childrenOf, textIn } from './endpoint.ts';
import { must, mustAnswer, mustEqual, mustFit, mustHaveRoot, mustRefuse } from './expectations.ts';
import type { Point } from './point.ts';
import { DEFINITION, DISCOVERY, SERVICES } from './schemas.ts';
import type { Attribute, Service } from './visit.ts';

const UNKNOWN = 'no-such-thing';
const XML = /^text\/xml; ?charset=utf-8$/i;
const JSON_TYPE = /^application\/json; ?charset=utf-8$/i;
const DECLARATION = /^<\?xml version="1\.0" encoding="utf-8"\?>/i;

interface Discovery {
  readonly changeset: string;
  readonly endpoints: readonly { readonly specification: string; readonly url: string; readonly formats: readonly string[] }[];
}

/** Points 1 to 10: how the server describes itself. */
export const pointsOfDescription: readonly Point[] = [
  {
    number: 1,
    says: 'discovery in XML and JSON with all of its fields',
    async check({ endpoint }) {
      const json = await endpoint.get('discovery.json');
      mustAnswer(json, 200);
      const { changeset, endpoints } = mustFit<Discovery>(json, DISCOVERY);
      const xml = await endpoint.get('discovery.xml');
      mustAnswer(xml, 200);
      const root = mustHaveRoot(xml, 'discovery');
      for (const field of ['changeset', 'contact', 'key_service']) must(textIn(root, field) !== undefined, `${field} is missing`, xml);
      mustEqual(textIn(root, 'changeset'), changeset, 'changeset in XML');
      const listed = childrenOf(root, 'endpoints').flatMap((list) => childrenOf(list, 'endpoint'));
      mustEqual(
        listed.map((each) => textIn(each, 'url')),
        endpoints.map(({ url }) => url),
        'endpoints in XML',
      );
      for (const each of listed) {
        must(['production', 'test'].includes(textIn(each, 'type') ?? ''), 'type must be production or test', xml);
        must(childrenOf(each, 'formats').flatMap((list) => childrenOf(list, 'format')).length > 0, 'formats must hold a format', xml);
      }
    },
  },
  {
    number: 2,
    says: 'discovery names GeoReport v2 and its formats',
    async check({ endpoint }) {
      const { endpoints } = mustFit<Discovery>(await endpoint.get('discovery.json'), DISCOVERY);
      const ours = endpoints.find(({ specification }) => specification === 'http://wiki.open311.org/GeoReport_v2');
      must(ours !== undefined, 'no endpoint has the specification http://wiki.open311.org/GeoReport_v2');
      must(ours.formats.includes('text/xml'), 'formats must name text/xml');
      must(
        ours.formats.every((format) => ['text/xml', 'application/json'].includes(format)),
        `formats are ${ours.formats.join(', ')}`,
      );
    },
  },
  {
    number: 3,
    says: 'the format is the suffix of the path',
    async check({ endpoint }) {
      for (const path of ['services.xml', 'services.json', 'requests.xml', 'requests.json']) mustAnswer(await endpoint.get(path), 200);
      mustRefuse(await endpoint.get('services.yaml'), 400, 404, 406);
      mustRefuse(await endpoint.get('services'), 400, 404, 406);
    },
  },
  {
    number: 4,
    says: 'content types, XML declaration, no namespace',
    async check({ endpoint }) {
      for (const path of ['discovery', 'services', 'requests']) {
        const json = await endpoint.get(`${path}.json`);
        must(JSON_TYPE.test(json.contentType), `content type is ${json.contentType}`, json);
        const xml = await endpoint.get(`${path}.xml`);
        must(XML.test(xml.contentType), `content type is ${xml.contentType}`, xml);
        must(DECLARATION.test(xml.text), 'XML must begin with a declaration that says encoding="UTF-8"', xml);
        must(!/<[^>?]*(\sxmlns|^<\w+:|\s\w+=)/.test(xml.text), 'XML has no namespace and no attributes', xml);
      }
    },
  },
  {
    number: 5,
    says: 'JSON drops the root element; lists are arrays, also of one',
    async check(visit) {
      const { endpoint } = visit;
      const [service] = await visit.services();
      must(service !== undefined, 'there is no service');
      const definition = mustFit<{ service_code: string }>(await endpoint.get(`services/${service.service_code}.json`), DEFINITION);
      mustEqual(definition.service_code, service.service_code, 'service_code of the definition');
      const one: unknown = JSON.parse((await endpoint.get(`requests/${await visit.someId()}.json`)).text);
      must(Array.isArray(one) && one.length === 1, 'one request must be an array of one');
      mustRefuse(await endpoint.get(`requests/${UNKNOWN}.json`), 404);
    },
  },
  {
    number: 6,
    says: 'codes and ids are strings, flags booleans, coordinates numbers',
    async check(visit) {
      await visit.services();
      await visit.someId();
      await visit.requests();
      const xml = await visit.endpoint.get('services.xml');
      for (const service of childrenOf(mustHaveRoot(xml, 'services'), 'service'))
        must(['true', 'false'].includes(textIn(service, 'metadata') ?? ''), 'metadata in XML is true or false', xml);
    },
  },
  {
    number: 7,
    says: 'every service with its code, name, description, metadata, type, keywords and group',
    async check(visit) {
      const json = await visit.services();
      mustEqual(new Set(json.map(({ service_code }) => service_code)).size, json.length, 'number of different codes');
      const xml = await visit.endpoint.get('services.xml');
      const services = childrenOf(mustHaveRoot(xml, 'services'), 'service');
      for (const field of Object.keys(SERVICES.items.properties) as (keyof Service)[])
        mustEqual(
          services.map((service) => textIn(service, field)),
          json.map((service) => String(service[field])),
          `${field} in XML`,
        );
    },
  },
  {
    number: 8,
    says: 'definitions with attributes of every datatype in order',
    async check(visit) {
      const described = (await visit.services()).filter(({ metadata }) => metadata);
      for (const { service_code: code } of described) {
        const attributes = await visit.attributes(code);
        must(attributes.length > 0, `${code} has metadata, but no attribute`);
        mustEqual(new Set(attributes.map(({ order }) => order)).size, attributes.length, `number of different orders of ${code}`);
        const root = mustHaveRoot(await visit.endpoint.get(`services/${code}.xml`), 'service_definition');
        mustEqual(textIn(root, 'service_code'), code, 'service_code in XML');
        const inXml = childrenOf(root, 'attributes').flatMap((list) => childrenOf(list, 'attribute'));
        for (const field of ['variable', 'code', 'datatype', 'required', 'order'] as const)
          mustEqual(
            inXml.map((each) => textIn(each, field)),
            attributes.map((each: Attribute) => String(each[field])),
            `${field} of ${code} in XML`,
          );
        const keys = inXml.map((each) =>
          childrenOf(each, 'values')
            .flatMap((list) => childrenOf(list, 'value'))
            .map((value) => textIn(value, 'key')),
        );
        mustEqual(
          keys,
          attributes.map(({ values = [] }) => values.map(({ key }) => key)),
          `keys of ${code} in XML`,
        );
      }
      mustRefuse(await visit.endpoint.get(`services/${UNKNOWN}.json`), 404);
      mustRefuse(await visit.endpoint.get(`services/${UNKNOWN}.xml`), 404);
      return described.length === 0 ? 'no service has attributes' : undefined;
    },
  },
  {
    number: 9,
    says: 'reading needs no key, writing does',
    async check(visit) {
      const { endpoint } = visit;
      for (const path of ['services.json', 'requests.json', 'services.xml', 'requests.xml']) mustAnswer(await endpoint.get(path), 200);
      const service = (await visit.services())[0];
      must(service !== undefined, 'there is no service');
      const form = await visit.formFor(service);
      for (const format of ['xml', 'json']) {
        mustRefuse(await endpoint.post(`requests.${format}`, { ...form, api_key: undefined }), 403);
        mustRefuse(await endpoint.post(`requests.${format}`, { ...form, api_key: '' }), 403);
        mustRefuse(await endpoint.post(`requests.${format}`, { ...form, api_key: 'wrong' }), 403);
      }
    },
  },
  {
    number: 10,
    says: 'an unknown jurisdiction is 404, an empty one counts as left out',
    async check({ endpoint }) {
      for (const path of ['services', 'requests']) {
        for (const format of ['xml', 'json']) mustRefuse(await endpoint.get(`${path}.${format}`, { jurisdiction_id: UNKNOWN }), 404);
        const without = await endpoint.get(`${path}.json`);
        const empty = await endpoint.get(`${path}.json`, { jurisdiction_id: '' });
        mustAnswer(without, 200, 400);
        mustEqual(empty.status, without.status, `status of ${path} with an empty jurisdiction`);
      }
    },
  },
];
