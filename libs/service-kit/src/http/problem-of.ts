import { STATUS_CODES } from 'node:http';
import { HttpException } from '@nestjs/common';
import { DependencyAway } from '@xianban/messaging/dependency-away';

import { isDatabaseAway } from '../database/is-database-away.js';
import { KeysAway } from '../identity/keys-away.js';
import { Problem, type ProblemType } from './problem.js';

/** What clients are told, by status, about errors that are not problems already. */
const TYPES: Readonly<Record<number, readonly [type: ProblemType, title: string, field?: string]>> = {
  400: ['urn:xianban:problem:bad-request', 'The request is malformed'],
  404: ['urn:xianban:problem:not-found', 'There is nothing here'],
  405: ['urn:xianban:problem:method-not-allowed', 'The method is not allowed here'],
  406: ['urn:xianban:problem:not-acceptable', 'No such form can be given'],
  408: ['urn:xianban:problem:timeout', 'The request took too long to arrive'],
  413: ['urn:xianban:problem:too-large', 'The body is too large', 'body'],
  414: ['urn:xianban:problem:path-too-long', 'The path is too long'],
  415: ['urn:xianban:problem:unsupported-content', 'This content type is not taken here', 'Content-Type'],
  431: ['urn:xianban:problem:headers-too-large', 'The headers are too large'],
};

/** The problem that an error leaves as. Words of errors that are not ours never leave: they may tell of the inside. */
export function problemOf(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  if (isDatabaseAway(thrown)) return away('The database cannot be reached');
  if (thrown instanceof DependencyAway || thrown instanceof KeysAway) return away('Something that is needed cannot be reached');
  const status = statusOf(thrown);
  const known = TYPES[status];
  if (known) return new Problem({ status, type: known[0], title: known[1], field: known[2] });
  if (status >= 400 && status < 500) {
    return new Problem({ status, type: 'urn:xianban:problem:refused', title: STATUS_CODES[status] ?? 'Refused' });
  }
  return new Problem({ status: 500, type: 'urn:xianban:problem:internal', title: 'Something went wrong inside' });
}

function away(title: string): Problem {
  return new Problem({ status: 503, type: 'urn:xianban:problem:unavailable', title }, { 'Retry-After': '2' });
}

function statusOf(thrown: unknown): number {
  if (thrown instanceof HttpException) return thrown.getStatus();
  // errors of Fastify, which makes them in its own way
  if (typeof thrown === 'object' && thrown !== null && 'statusCode' in thrown && typeof thrown.statusCode === 'number') {
    return thrown.statusCode;
  }
  return 500;
}
