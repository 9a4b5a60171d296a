import type { FastifyReply } from 'fastify';

import type { Problem } from './problem.js';
import { problemFormOf } from './problem-forms.js';

/** Answers with an error: as application/problem+json, unless the path has a form of its own. */
export function sendProblem(reply: FastifyReply, problem: Problem): void {
  const form = problemFormOf(reply);
  if (form) {
    form.send(reply, problem);
    return;
  }
  const { details, headers } = problem;
  const { type, title, status, detail, field, ...others } = details;
  void reply
    .code(status)
    .headers(headers)
    .header('Cache-Control', 'no-store')
    .type('application/problem+json')
    .send(JSON.stringify({ type, title, status, detail, field, ...others }));
}
