import type { FastifyRequest } from 'fastify';

/** True if the body was sent by an HTML form: whoever sent it is led back to a page. */
export function isForm(request: FastifyRequest): boolean {
  return request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false;
}
