import type { ContractMessage } from './message-classes.ts';
import type { SchemaObject } from './schema-object.ts';

export interface AsyncapiDocument {
  readonly asyncapi: '3.0.0';
  readonly info: { readonly title: string; readonly version: string; readonly description: string; readonly license: object };
  readonly defaultContentType: string;
  readonly channels: Readonly<Record<string, object>>;
  readonly operations: Readonly<Record<string, object>>;
  readonly components: { readonly messages: Readonly<Record<string, object>>; readonly schemas: Readonly<Record<string, SchemaObject>> };
}

const ENVELOPE: SchemaObject = {
  description: 'A fact on its way: CloudEvents 1.0 in structured JSON mode.',
  type: 'object',
  required: ['specversion', 'id', 'source', 'type', 'subject', 'sequence', 'time', 'datacontenttype', 'dataschema', 'data'],
  properties: {
    specversion: { const: '1.0' },
    id: { description: 'UUIDv7, also the NATS message id.', type: 'string', format: 'uuid' },
    source: { description: 'Who tells, e.g. /services/intake.', type: 'string' },
    type: { description: 'The NATS subject.', type: 'string' },
    subject: { description: "The aggregate's id.", type: 'string' },
    sequence: { description: 'Counts the facts of one aggregate from 1, without gaps.', type: 'integer', minimum: 1 },
    time: { description: "When it happened, in the district's clock.", type: 'string', format: 'date-time' },
    datacontenttype: { const: 'application/json' },
    dataschema: { description: 'urn:xianban:schema:<subject>', type: 'string' },
    traceparent: { description: 'W3C trace context.', type: 'string' },
    data: { type: 'object' },
  },
};

const REPLY: SchemaObject = {
  description: 'What the order came to: fields of its own if `ok`, else a refusal.',
  oneOf: [
    { type: 'object', required: ['ok'], properties: { ok: { const: true } } },
    {
      type: 'object',
      required: ['ok', 'reason'],
      properties: {
        ok: { const: false },
        reason: { description: 'Stable code, e.g. stale-move, invalid or key-reused.', type: 'string' },
        field: { description: 'Path of the field at fault.', type: 'string' },
        detail: { type: 'string' },
      },
    },
  ],
};

/** AsyncAPI 3.0 document of all facts and orders, seen from the services that own them. Source: `libs/contracts`. */
export function asyncapiDocument(
  messages: readonly ContractMessage[],
  schemas: Readonly<Record<string, SchemaObject>>,
  version: string,
): AsyncapiDocument {
  const by = <T>(entry: (message: ContractMessage) => readonly [string, T]): Record<string, T> => Object.fromEntries(messages.map(entry));
  return {
    asyncapi: '3.0.0',
    info: {
      title: '先办 xianban',
      version,
      description:
        'Facts (evt.) travel on JetStream, at least once; orders (cmd.) are NATS requests, idempotent by key. Generated from libs/contracts.',
      license: { name: 'Apache-2.0' },
    },
    defaultContentType: 'application/json',
    channels: by(({ subject, message }) => [
      subject,
      { address: subject, messages: { [message.name]: { $ref: `#/components/messages/${message.name}` } } },
    ]),
    operations: by((message) => [operationName(message), operation(message)]),
    components: {
      messages: by(({ kind, message, subject }) => [message.name, messageObject(kind, message, subject, schemas)]),
      schemas: {
        Envelope: ENVELOPE,
        Reply: REPLY,
        ...Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => a.localeCompare(b, 'en'))),
      },
    },
  };
}

function operationName({ kind, owner, subject }: ContractMessage): string {
  return `${owner}-${kind === 'fact' ? 'tells' : 'obeys'}-${subject.split('.').slice(1).join('-')}`;
}

function operation({ kind, subject, message }: ContractMessage): object {
  const channel = { $ref: `#/channels/${subject}` };
  const messages = [{ $ref: `#/channels/${subject}/messages/${message.name}` }];
  return { action: kind === 'fact' ? 'send' : 'receive', channel, messages };
}

function messageObject(
  kind: 'fact' | 'order',
  message: ContractMessage['message'],
  subject: string,
  schemas: Readonly<Record<string, SchemaObject>>,
): object {
  const data = { $ref: `#/components/schemas/${message.name}` };
  const summary = schemas[message.name]?.description;
  const named = { name: message.name, title: subject, ...(summary && { summary }) };
  if (kind === 'order')
    return { ...named, payload: data, 'x-reply': { $ref: '#/components/schemas/Reply' }, examples: [{ payload: message.example }] };
  return {
    ...named,
    contentType: 'application/cloudevents+json',
    payload: { allOf: [{ $ref: '#/components/schemas/Envelope' }, { type: 'object', properties: { type: { const: subject }, data } }] },
    'x-data-example': message.example,
  };
}
