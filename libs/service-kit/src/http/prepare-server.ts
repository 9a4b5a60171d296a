import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';

import type { Log } from '../observe/log.js';
import type { Metrics } from '../observe/metrics.js';
import { DEFAULT_BODY_BYTES } from './body-limit.js';
import { contentFault } from './content-fault.js';
import { invalidInput } from './invalid-input.js';
import { LargeBodies } from './large-bodies.js';
import { parseFormBody } from './parse-form-body.js';
import { parseJsonBody } from './parse-json-body.js';
import { Problem } from './problem.js';
import { RequestsUnderWay } from './requests-under-way.js';
import type { KitRouteConfig } from './route-config.js';

/** A request with the bytes of its body, e.g. for checking a signature over them. */
export type RequestWithBytes = FastifyRequest & { bodyBytes?: Buffer };

/** Gives the server what every route has: checked input, body limits, numbers and log. Call it before routes are added. */
export function prepareServer(server: FastifyInstance, metrics: Metrics, log: Log): void {
  server.decorateRequest('actor', undefined);
  server.decorateRequest('bodyBytes', undefined);

  // only JSON, HTML forms and what a route asks for; Fastify brings a parser for plain text
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, bodyParser('application/json', parseJsonBody));
  const form = 'application/x-www-form-urlencoded';
  server.addContentTypeParser(form, { parseAs: 'buffer' }, bodyParser(form, parseFormBody));

  const largeBodies = new LargeBodies();
  const underWay = new RequestsUnderWay(log);
  server.addHook('onRequest', underWay.onRequest);
  server.addHook('onRequest', (request, _reply, done) => done(addressFault(request)));
  server.addHook('preValidation', underWay.preValidation);
  server.addHook('onRoute', (route) => {
    const { bodyLimitBytes, rawTypes = [] } = (route.config ?? {}) as KitRouteConfig;
    if (bodyLimitBytes !== undefined) route.bodyLimit = bodyLimitBytes;
    if (bodyLimitBytes !== undefined && bodyLimitBytes > DEFAULT_BODY_BYTES) route.onRequest = largeBodies.onRequest;
    for (const type of rawTypes) {
      if (!server.hasContentTypeParser(type)) server.addContentTypeParser(type, { parseAs: 'buffer' }, bodyParser(type));
    }
    observe(route, metrics, log);
  });
}

/** @param parse for routes that do not take the type as bytes; without it they refuse it */
function bodyParser(type: string, parse: (bytes: Buffer) => unknown = unsupportedType) {
  return (request: RequestWithBytes, bytes: Buffer, done: (error: Error | null, body?: unknown) => void): void => {
    try {
      const encoding = request.headers['content-encoding'];
      // bodies are not inflated: a small one could hold gigabytes
      if (encoding !== undefined && encoding !== 'identity') throw unsupportedEncoding();
      const { rawTypes } = request.routeOptions.config as KitRouteConfig;
      const body = rawTypes?.includes(type) ? bytes : parse(bytes);
      request.bodyBytes = bytes;
      done(null, body);
    } catch (error) {
      done(error as Error);
    }
  };
}

function unsupportedType(): never {
  const title = 'This content type is not taken here';
  throw new Problem({ status: 415, type: 'urn:xianban:problem:unsupported-content', title, field: 'Content-Type' });
}

function unsupportedEncoding(): Problem {
  const title = 'Compressed bodies are not taken';
  return new Problem(
    { status: 415, type: 'urn:xianban:problem:unsupported-encoding', title, field: 'Content-Encoding' },
    { 'Accept-Encoding': 'identity' },
  );
}

/** Path and query may hold what no field may only by way of an escape. */
function addressFault(request: FastifyRequest): Problem | undefined {
  if (!request.url.includes('%')) return undefined;
  const fault = contentFault(request.params) ?? contentFault(request.query);
  return fault && invalidInput([fault]);
}

/** The route's template is written, never the path: paths hold receipts and tokens. */
function observe(route: RouteOptions, metrics: Metrics, log: Log): void {
  const existing = route.onResponse ?? [];
  const hook = (request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
    const seconds = reply.elapsedTime / 1000;
    metrics.answered(request.method, route.url, reply.statusCode, seconds);
    const refused = reply.statusCode >= 400 && reply.statusCode < 500;
    // what failed inside was written where it failed
    if (refused || log.writes('debug')) {
      const fields = { method: request.method, route: route.url, status: reply.statusCode, seconds };
      if (refused) log.info(fields, 'request refused');
      else log.debug(fields, 'request answered');
    }
    done();
  };
  route.onResponse = Array.isArray(existing) ? [...existing, hook] : [existing, hook];
}
