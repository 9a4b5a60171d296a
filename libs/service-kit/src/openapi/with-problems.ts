import type { OpenAPIObject } from '@nestjs/swagger';

type Responses = Record<string, unknown>;
interface Operation {
  responses?: Responses;
  readonly security?: readonly unknown[];
}

const PROBLEM_SCHEMA = {
  type: 'object',
  description: 'RFC 9457',
  required: ['type', 'title', 'status'],
  properties: {
    type: { type: 'string', format: 'uri', description: 'Stable, for programs', example: 'urn:xianban:problem:invalid-input' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'About this occurrence' },
    field: { type: 'string', description: 'Dotted path of the first field at fault', example: 'at.0' },
    faults: {
      type: 'array',
      description: 'Every field at fault, where there are several',
      items: { type: 'object', required: ['field', 'detail'], properties: { field: { type: 'string' }, detail: { type: 'string' } } },
    },
  },
} as const;

const CONTENT = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
const SHARED = {
  Problem: { description: 'What went wrong', content: CONTENT },
  Unauthorized: { description: 'Who acts is not known', headers: { 'WWW-Authenticate': { schema: { type: 'string' } } }, content: CONTENT },
  Forbidden: { description: 'Not allowed to this actor', content: CONTENT },
  Unavailable: {
    description: 'Something that is needed cannot be reached',
    headers: { 'Retry-After': { description: 'Seconds', schema: { type: 'integer' } } },
    content: CONTENT,
  },
} as const;

const METHODS = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options'] as const;

/**
 * The document with the errors that every operation can answer with.
 * @param formOf a path whose errors look otherwise: their content; undefined for problems
 */
export function withProblems(document: OpenAPIObject, formOf: (path: string) => object | undefined): OpenAPIObject {
  for (const [address, path] of Object.entries(document.paths)) {
    const content = formOf(address);
    const shared = (name: keyof typeof SHARED) => (content ? { ...SHARED[name], content } : { $ref: `#/components/responses/${name}` });
    for (const method of METHODS) {
      const operation = path[method] as Operation | undefined;
      if (!operation) continue;
      operation.responses = {
        ...(operation.security?.length && { 401: shared('Unauthorized'), 403: shared('Forbidden') }),
        503: shared('Unavailable'),
        default: shared('Problem'),
        ...operation.responses,
      };
    }
  }
  return {
    ...document,
    components: {
      ...document.components,
      schemas: { ...document.components?.schemas, Problem: PROBLEM_SCHEMA as never },
      responses: { ...document.components?.responses, ...(SHARED as never as Record<string, never>) },
    },
  };
}
