import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { Log } from '../observe/log.js';
import { loggedError } from '../observe/logged-error.js';
import { problemOf } from './problem-of.js';
import { sendProblem } from './send-problem.js';

/** Every error leaves as application/problem+json; what nobody expected is written to the log and leaves without a word about it. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    const problem = problemOf(thrown);
    this.write(problem.details.status, thrown, http.getRequest<FastifyRequest>());
    if (!reply.sent) sendProblem(reply, problem);
  }

  private write(status: number, thrown: unknown, { method, routeOptions }: FastifyRequest): void {
    const fields = { method, route: routeOptions.url, status };
    // every request of an outage has the same place in the code: the kind of error says it all
    if (status === 503) this.log.warn({ ...fields, because: loggedError(thrown, 1) }, 'request cannot be served now');
    else if (status >= 500) this.log.error({ ...fields, error: thrown }, 'request failed');
  }
}
