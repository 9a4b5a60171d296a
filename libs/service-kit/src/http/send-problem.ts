import type { FastifyReply } from 'fastify';

import type { Problem } from './problem.js';

/** Answers with an error. */
export function sendProblem(reply: FastifyReply, { details, headers }: Problem): void {
  const { type, title, status, detail, field, ...others } = details;
  void reply
    .code(status)
    .headers(headers)
    .header('Cache-Control', 'no-store')
    .type('application/problem+json')
    .send(JSON.stringify({ type, title, status, detail, field, ...others }));
}
