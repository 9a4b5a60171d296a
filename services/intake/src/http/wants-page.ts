import type { FastifyRequest } from 'fastify';

/** True for a browser that shows pages to a person; programs get JSON. */
export function wantsPage(request: FastifyRequest): boolean {
  return request.headers.accept?.includes('text/html') ?? false;
}
