/** Our own reading of GeoReport v2 in JSON Schema: what must be there, and of which type. What else stands there is the server's business. */

/** ISO 8601 with a zone. */
export const ZONED = '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)$';
const time = { type: 'string', pattern: ZONED };
const id = { type: 'string', minLength: 1 };

export const SERVICES = {
  type: 'array',
  minItems: 1,
  items: {
    type: 'object',
    required: ['service_code', 'service_name', 'description', 'metadata', 'type', 'keywords', 'group'],
    properties: {
      service_code: id,
      service_name: id,
      description: { type: 'string' },
      metadata: { type: 'boolean' },
      type: { enum: ['realtime', 'batch', 'blackbox'] },
      keywords: { type: 'string' },
      group: { type: 'string' },
    },
  },
};

const LIST_VALUES = {
  type: 'array',
  minItems: 1,
  items: { type: 'object', required: ['key', 'name'], properties: { key: id, name: { type: 'string', minLength: 1 } } },
};

export const DEFINITION = {
  type: 'object',
  required: ['service_code', 'attributes'],
  properties: {
    service_code: id,
    attributes: {
      type: 'array',
      items: {
        type: 'object',
        required: ['variable', 'code', 'datatype', 'required', 'datatype_description', 'order', 'description'],
        properties: {
          variable: { type: 'boolean' },
          code: id,
          datatype: { enum: ['string', 'number', 'datetime', 'text', 'singlevaluelist', 'multivaluelist'] },
          required: { type: 'boolean' },
          datatype_description: { type: 'string' },
          order: { type: 'integer', minimum: 1 },
          description: { type: 'string' },
          values: LIST_VALUES,
        },
        if: { properties: { datatype: { enum: ['singlevaluelist', 'multivaluelist'] } } },
        then: { required: ['values'] },
      },
    },
  },
};

export const REQUESTS = {
  type: 'array',
  items: {
    type: 'object',
    required: ['service_request_id', 'status', 'service_code', 'requested_datetime', 'updated_datetime', 'lat', 'long'],
    properties: {
      service_request_id: id,
      status: { enum: ['open', 'closed'] },
      status_notes: { type: ['string', 'null'] },
      service_name: { type: ['string', 'null'] },
      service_code: id,
      description: { type: ['string', 'null'], maxLength: 4000 },
      agency_responsible: { type: ['string', 'null'] },
      service_notice: { type: ['string', 'null'] },
      requested_datetime: time,
      updated_datetime: time,
      expected_datetime: { type: ['string', 'null'], pattern: ZONED },
      address: { type: ['string', 'null'] },
      address_id: { type: ['string', 'null'] },
      lat: { type: 'number', minimum: -90, maximum: 90 },
      long: { type: 'number', minimum: -180, maximum: 180 },
      media_url: { type: ['string', 'null'], format: 'uri' },
    },
  },
};

export const EXTENDED = {
  type: 'array',
  minItems: 1,
  items: {
    type: 'object',
    required: ['attributes', 'extended_attributes', 'notes'],
    properties: {
      attributes: { type: 'array', items: { type: 'object' } },
      extended_attributes: { type: 'object', required: ['channel'], properties: { channel: { type: 'string' } } },
      notes: {
        type: 'array',
        items: {
          type: 'object',
          required: ['datetime', 'description', 'type'],
          properties: { datetime: time, description: { type: 'string' }, type: { type: 'string' } },
        },
      },
    },
  },
};

/** An id or a token, or neither; never both. */
export const CREATED = {
  type: 'array',
  minItems: 1,
  maxItems: 1,
  items: {
    type: 'object',
    properties: { service_request_id: id, token: id, service_notice: { type: ['string', 'null'] } },
    not: { required: ['service_request_id', 'token'] },
  },
};

export const RESOLVED = {
  type: 'array',
  minItems: 1,
  maxItems: 1,
  items: { type: 'object', required: ['token'], properties: { service_request_id: { type: ['string', 'null'] }, token: id } },
};

export const DISCOVERY = {
  type: 'object',
  required: ['changeset', 'contact', 'key_service', 'endpoints'],
  properties: {
    changeset: time,
    contact: { type: 'string', minLength: 1 },
    key_service: { type: 'string', minLength: 1 },
    endpoints: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['specification', 'url', 'changeset', 'type', 'formats'],
        properties: {
          specification: { type: 'string', format: 'uri' },
          url: { type: 'string', format: 'uri' },
          changeset: time,
          type: { enum: ['production', 'test'] },
          formats: { type: 'array', minItems: 1, items: { type: 'string' } },
        },
      },
    },
  },
};

export const UPDATES = {
  type: 'array',
  items: {
    type: 'object',
    required: ['update_id', 'service_request_id', 'status', 'updated_datetime', 'description'],
    properties: {
      update_id: id,
      service_request_id: id,
      status: { enum: ['open', 'closed'] },
      updated_datetime: time,
      description: { type: 'string' },
      media_url: { type: ['string', 'null'] },
    },
  },
};

export const BULK = {
  type: 'array',
  items: {
    type: 'object',
    required: [
      'service_request_id',
      'requested_datetime',
      'updated_datetime',
      'status_description',
      'status_notes',
      'service_name',
      'lat',
      'long',
    ],
    properties: {
      service_request_id: id,
      requested_datetime: time,
      updated_datetime: time,
      closed_date: { type: ['string', 'null'], pattern: ZONED },
      lat: { type: 'number' },
      long: { type: 'number' },
    },
  },
};
