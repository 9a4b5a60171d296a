import type { FastifyReply, FastifyRequest } from 'fastify';

import { Problem } from './problem.js';

/** Parsed, a body takes some times its bytes. */
const HELD_BYTES_MOST = 64 * 1_048_576;
/** Smaller ones are always read: whoever holds large ones open must not keep everybody else out. */
const SMALL_BYTES = 262_144;

/** Keeps the memory bounded that large bodies take: those that come while too many are being read or worked on are refused before they are read. */
export class LargeBodies {
  private heldBytes = 0;

  /** Hook of routes with a large limit. Without a length, the limit counts. */
  readonly onRequest = (request: FastifyRequest, reply: FastifyReply, done: (error?: Error) => void): void => {
    const length = request.headers['content-length'];
    const bytes = length === undefined ? request.routeOptions.bodyLimit : Number(length);
    // what is over the limit is refused for that
    if (bytes === undefined || !(bytes > SMALL_BYTES && bytes <= request.routeOptions.bodyLimit)) return done();
    if (this.heldBytes + bytes > HELD_BYTES_MOST) return done(tooMany());
    this.heldBytes += bytes;
    // also when the client went away
    reply.raw.once('close', () => (this.heldBytes -= bytes));
    done();
  };
}

function tooMany(): Problem {
  const title = 'Too many large bodies at once';
  return new Problem({ status: 503, type: 'urn:xianban:problem:overloaded', title }, { 'Retry-After': '1' });
}
