import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { Problem } from '@xianban/service-kit/http/problem';
import { type ProblemForm, useProblemForm } from '@xianban/service-kit/http/problem-forms';
import type { FastifyInstance, FastifyReply } from 'fastify';

import { sendDocument } from './send-document.js';

/** Statuses that clients of Open311 know, and those that say more than 400 without being taken for something else. */
const KEPT: ReadonlySet<number> = new Set([400, 403, 404, 405, 408, 413, 414, 415, 429, 431]);
/** A key that is missing and one that is wrong are the same to Open311; a report whose reporter was erased is gone. */
const TOLD_AS: Readonly<Record<number, number>> = { 401: 403, 410: 404 };

const ERRORS_SCHEMA = {
  type: 'array',
  xml: { name: 'errors', wrapped: true },
  items: {
    type: 'object',
    xml: { name: 'error' },
    required: ['code', 'description'],
    properties: { code: { type: 'integer' }, description: { type: 'string', description: 'Begins with the field at fault' } },
  },
} as const;

/** Below /open311 errors are what Open311 says: a code and a description each, in the format that was asked for. */
@Injectable()
export class Open311Errors implements OnModuleInit, ProblemForm {
  readonly below = '/open311/';
  readonly content = { 'application/json': { schema: ERRORS_SCHEMA }, 'text/xml': { schema: ERRORS_SCHEMA } };

  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    useProblemForm(this.host.httpAdapter.getInstance<FastifyInstance>(), this);
  }

  send(reply: FastifyReply, { details, headers }: Problem): void {
    const code = statusOf(details.status);
    const faults = details.faults ?? [{ field: details.field, detail: details.detail ?? details.title }];
    const errors = faults.map(({ field, detail }) => ({
      code,
      description: field === undefined || detail.startsWith(field) ? detail : `${field}: ${detail}`,
    }));
    const { 'WWW-Authenticate': _, ...kept } = headers;
    void reply.code(code).headers(kept).header('Cache-Control', 'no-store');
    sendDocument(reply, /\.json(\?|$)/.test(reply.request.url) ? 'json' : 'xml', 'errors', errors);
  }
}

function statusOf(status: number): number {
  const told = TOLD_AS[status] ?? status;
  return told >= 500 || KEPT.has(told) ? told : 400;
}
