import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { Log } from '../observe/log.js';
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
    if (problem.details.status >= 500) {
      const { method, routeOptions } = http.getRequest<FastifyRequest>();
      this.log.error({ method, route: routeOptions.url, status: problem.details.status, error: thrown }, 'request failed');
    }
    if (!reply.sent) sendProblem(reply, problem);
  }
}
