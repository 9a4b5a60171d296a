import { type Answer, childrenOf, type Endpoint, type Fields, textIn } from './endpoint.ts';
import { mustAnswer, mustFit, mustHaveRoot } from './expectations.ts';
import { CREATED, DEFINITION, REQUESTS, RESOLVED, SERVICES } from './schemas.ts';

export interface Service {
  readonly service_code: string;
  readonly service_name: string;
  readonly metadata: boolean;
  readonly type: 'realtime' | 'batch' | 'blackbox';
}

export interface Attribute {
  readonly variable: boolean;
  readonly code: string;
  readonly datatype: 'string' | 'number' | 'datetime' | 'text' | 'singlevaluelist' | 'multivaluelist';
  readonly required: boolean;
  readonly order: number;
  readonly values?: readonly { readonly key: string; readonly name: string }[];
}

export interface Request {
  readonly service_request_id: string;
  readonly status: 'open' | 'closed';
  readonly service_code: string;
  readonly description?: string | null;
  readonly requested_datetime: string;
  readonly updated_datetime: string;
  readonly expected_datetime?: string | null;
}

/** One round of visits to an endpoint: what several points need is asked once. */
export class Visit {
  #services?: Promise<readonly Service[]>;
  readonly #definitions = new Map<string, Promise<readonly Attribute[]>>();
  #created?: Promise<string>;

  readonly endpoint: Endpoint;

  constructor(endpoint: Endpoint) {
    this.endpoint = endpoint;
  }

  services(): Promise<readonly Service[]> {
    this.#services ??= this.endpoint.get('services.json').then((answer) => {
      mustAnswer(answer, 200);
      return mustFit<Service[]>(answer, SERVICES);
    });
    return this.#services;
  }

  attributes(code: string): Promise<readonly Attribute[]> {
    let definition = this.#definitions.get(code);
    if (!definition) {
      definition = this.endpoint.get(`services/${code}.json`).then((answer) => {
        mustAnswer(answer, 200);
        return mustFit<{ attributes: Attribute[] }>(answer, DEFINITION).attributes;
      });
      this.#definitions.set(code, definition);
    }
    return definition;
  }

  async serviceOf(type: Service['type']): Promise<Service | undefined> {
    return (await this.services()).find((service) => service.type === type);
  }

  /** A request for a service that its form is filled in for, as far as needed. */
  async formFor(service: Service): Promise<Fields> {
    const attributes = service.metadata ? await this.attributes(service.service_code) : [];
    const { lat, long } = this.endpoint.place;
    return {
      service_code: service.service_code,
      lat,
      long,
      description: 'Conformance of Open311: 请忽略',
      ...Object.fromEntries(attributes.filter(({ required, variable }) => required && variable).map(answered)),
    };
  }

  /** Sends a request in JSON. */
  async create(service: Service, more: Fields = {}): Promise<Answer> {
    return this.endpoint.post('requests.json', { ...(await this.formFor(service)), ...more });
  }

  /** Sends a request for a realtime service and gives its id. @throws Broken */
  async createdId(more: Fields = {}): Promise<string> {
    const service = await this.serviceOf('realtime');
    if (!service) throw new Error('the endpoint has no realtime service');
    const answer = await this.create(service, more);
    mustAnswer(answer, 200, 201);
    const [created] = mustFit<{ service_request_id?: string }[]>(answer, CREATED);
    if (created?.service_request_id === undefined) throw new Error('a realtime service gave no service_request_id');
    return created.service_request_id;
  }

  /** A request that some point may look at: made once. */
  someId(): Promise<string> {
    this.#created ??= this.createdId();
    return this.#created;
  }

  /** With the key, because what came with the key of a sandbox may be listed for its holder only. */
  async requests(query: Fields = {}): Promise<readonly Request[]> {
    const answer = await this.endpoint.getOwn('requests.json', query);
    mustAnswer(answer, 200);
    return mustFit<Request[]>(answer, REQUESTS);
  }

  /** As whoever brought it. */
  async ownRequest(id: string, query: Fields = {}): Promise<Request & Readonly<Record<string, unknown>>> {
    const answer = await this.endpoint.getOwn(`requests/${id}.json`, query);
    mustAnswer(answer, 200);
    return mustFit<[Request & Record<string, unknown>]>(answer, REQUESTS)[0];
  }

  async resolved(token: string): Promise<string | undefined> {
    const answer = await this.endpoint.get(`tokens/${token}.json`);
    mustAnswer(answer, 200);
    return mustFit<{ service_request_id?: string | null }[]>(answer, RESOLVED)[0]?.service_request_id ?? undefined;
  }

  /** Ids of a list in XML. */
  async idsInXml(path: string, query: Fields = {}): Promise<(string | undefined)[]> {
    const answer = await this.endpoint.getOwn(path, query);
    mustAnswer(answer, 200);
    return childrenOf(mustHaveRoot(answer, 'service_requests'), 'request').map((request) => textIn(request, 'service_request_id'));
  }
}

/** A field of a form with an answer that fits the attribute. */
export function answered({ code, datatype, values }: Attribute): [string, string | string[]] {
  const first = values?.[0]?.key ?? '';
  switch (datatype) {
    case 'multivaluelist':
      return [`attribute[${code}][]`, values?.slice(0, 2).map(({ key }) => key) ?? []];
    case 'singlevaluelist':
      return [`attribute[${code}]`, first];
    case 'number':
      return [`attribute[${code}]`, '3'];
    case 'datetime':
      return [`attribute[${code}]`, '2026-01-01T08:00:00+08:00'];
    case 'string':
    case 'text':
      return [`attribute[${code}]`, 'Conformance'];
    default:
      return datatype satisfies never;
  }
}
