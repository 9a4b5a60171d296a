import type { Socket } from 'node:net';

import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';

import { DEFAULT_BODY_BYTES } from './body-limit.js';
import { problemOf } from './problem-of.js';
import { sendProblem } from './send-problem.js';

/** A request must have arrived whole after this time. */
const REQUEST_MS = 15_000;
const LONGEST_PATH_PARAMETER = 256;

/** The HTTP server, without routes. No proxy is trusted: addresses are never used for decisions. */
export function createAdapter(): FastifyAdapter {
  return new FastifyAdapter({
    bodyLimit: DEFAULT_BODY_BYTES,
    requestTimeout: REQUEST_MS,
    routerOptions: { maxParamLength: LONGEST_PATH_PARAMETER },
    trustProxy: false,
    // what arrives on an open connection while the process ends is still answered
    return503OnClosing: false,
    // no middleware is used, and its hook would cost every request
    skipMiddie: true,
    frameworkErrors: (error: FastifyError, _request: FastifyRequest, reply: FastifyReply) => sendProblem(reply, problemOf(error)),
    clientErrorHandler: (error, socket) => answerUnreadable(error, socket),
  });
}

/** What is no HTTP at all is answered on the bare socket. */
function answerUnreadable(error: FastifyError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
  const { type, title } = problemOf(Object.assign(new Error(), { statusCode: status })).details;
  const body = JSON.stringify({ type, title, status });
  // it came too slowly, which another time need not be so
  const retry = status === 408 ? 'Retry-After: 1\r\n' : '';
  socket.end(
    `HTTP/1.1 ${status} ${title}\r\n${retry}Content-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
