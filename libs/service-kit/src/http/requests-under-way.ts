import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Log } from '../observe/log.js';
import { Problem } from './problem.js';
import type { KitRouteConfig } from './route-config.js';
import { sendProblem } from './send-problem.js';

/** Nobody waits longer than about this for an answer; whoever would hears 503 at once. */
const WAIT_MOST_SECONDS = 2;
/** So many are always taken, since a service that was idle until now does not know how much it can take. */
const ALWAYS_TAKEN = 256;
const WINDOW_MS = 1_000;

/**
 * Refuses requests while so many are under way that their turn would come too late: as many as are answered in two seconds are taken, whatever the
 * machine and whatever they cost. Else they wait in queues until their senders give up, and cost as much as if somebody still listened.
 */
export class RequestsUnderWay {
  private underWay = 0;
  private answered = 0;
  private refused = 0;
  private windowMs: number;
  /** In the last whole window. */
  private answeredPerSecond = 0;

  /** @param nowMs monotonic clock */
  constructor(
    private readonly log: Pick<Log, 'warn'>,
    private readonly nowMs: () => number = () => performance.now(),
  ) {
    this.windowMs = nowMs();
  }

  /** Hook for before the body is read. */
  readonly onRequest = (request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
    if (this.isFull(request)) this.refuse(reply);
    else done();
  };

  /** Hook for when the body has arrived: only now the request counts, since whoever sends slowly must not keep everybody else out. */
  readonly preValidation = (request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
    if (this.isFull(request)) return this.refuse(reply);
    this.underWay += 1;
    // also when the client went away
    reply.raw.once('close', () => {
      this.underWay -= 1;
      this.answered += 1;
    });
    done();
  };

  private isFull({ routeOptions }: FastifyRequest): boolean {
    const elapsedMs = this.nowMs() - this.windowMs;
    if (elapsedMs >= WINDOW_MS) this.beginWindow(elapsedMs);
    const most = Math.max(ALWAYS_TAKEN, WAIT_MOST_SECONDS * this.answeredPerSecond);
    return this.underWay >= most && !(routeOptions.config as KitRouteConfig | undefined)?.alwaysAnswered;
  }

  private beginWindow(elapsedMs: number): void {
    // one line for all of them: a line for each would cost more than the refusal
    if (this.refused > 0) this.log.warn({ refused: this.refused }, 'too many requests at once');
    this.answeredPerSecond = (this.answered * 1_000) / elapsedMs;
    this.answered = 0;
    this.refused = 0;
    this.windowMs += elapsedMs;
  }

  private refuse(reply: FastifyReply): void {
    this.refused += 1;
    const title = 'Too many requests at once';
    sendProblem(reply, new Problem({ status: 503, type: 'urn:xianban:problem:overloaded', title }, { 'Retry-After': '1' }));
  }
}
