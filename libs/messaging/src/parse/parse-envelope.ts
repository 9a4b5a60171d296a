import type { Envelope, Refusal } from '@xianban/contracts/envelope';
import { UUID } from '@xianban/contracts/values/identifiers';
import { isInstant } from '@xianban/contracts/values/instant';
import { Ajv, type ErrorObject } from 'ajv';
import officialSchema from 'cloudevents/dist/schema/v1.js';

import { parseJson } from './parse-json.js';

/** Size of a fact that is looked at. */
export const ENVELOPE_BYTES_MOST = 256 * 1024;

type Check = ((value: unknown) => boolean) & { errors?: readonly ErrorObject[] | null };

/** The official JSON Schema of CloudEvents 1.0, compiled. */
const isCloudEvent = officialSchema as unknown as Check;

const text = (maxLength: number) => ({ type: 'string', minLength: 1, maxLength });

/** What we ask for beyond CloudEvents: the attributes that it leaves optional, and limits. */
const isOurs: Check = new Ajv({ allErrors: false }).compile({
  type: 'object',
  required: ['id', 'source', 'specversion', 'type', 'subject', 'sequence', 'time', 'dataschema', 'data'],
  properties: {
    specversion: { const: '1.0' },
    id: { type: 'string', pattern: UUID.source },
    source: text(200),
    type: { type: 'string', maxLength: 200, pattern: '^evt\\.[a-z][a-z-]*\\.[a-z][a-z-]*\\.v\\d+$' },
    subject: text(200),
    sequence: { type: 'integer', minimum: 1, maximum: Number.MAX_SAFE_INTEGER },
    datacontenttype: { const: 'application/json' },
    dataschema: text(300),
    traceparent: text(100),
    data: { type: 'object' },
  },
});

/**
 * Any bytes → the envelope of a fact, its data not yet looked at, or a refusal that names the field. The JSON Schema of CloudEvents comes
 * first, since SDKs invent an id or a time that is missing.
 */
export function parseEnvelope(bytes: Uint8Array): { readonly ok: true; readonly envelope: Envelope } | Refusal {
  const json = parseJson(bytes, ENVELOPE_BYTES_MOST);
  if (!json.ok) return json;
  for (const check of [isCloudEvent, isOurs]) {
    if (!check(json.value)) return refusalOf(check.errors?.[0]);
  }
  const envelope = json.value as Envelope;
  if (!isInstant(envelope.time)) return { ok: false, reason: 'invalid', field: 'time', detail: 'not an instant with a zone' };
  return { ok: true, envelope };
}

function refusalOf(error: ErrorObject | undefined): Refusal {
  const missing = error?.keyword === 'required' ? String((error.params as { missingProperty?: string }).missingProperty) : undefined;
  const field = missing ?? error?.instancePath.slice(1).replaceAll('/', '.');
  return { ok: false, reason: 'invalid', ...(field ? { field } : {}), ...(error?.message ? { detail: error.message } : {}) };
}
