import type { FastifyReply } from 'fastify';

import { documentXml, type Value } from './document-xml.js';
import type { Format } from './format.js';

export const CONTENT_TYPES: Readonly<Record<Format | 'csv', string>> = {
  xml: 'text/xml; charset=utf-8',
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
};

/** What every answer below /open311 says: anybody's page may read it, no page sends a cookie that means anything here. */
export function withCommonHeaders(reply: FastifyReply): FastifyReply {
  return reply.header('Access-Control-Allow-Origin', '*').header('Vary', 'Accept-Language').header('X-Content-Type-Options', 'nosniff');
}

/** Answers in XML, or in JSON by the Spark convention, which drops the root element. */
export function sendDocument(reply: FastifyReply, format: Format, root: string, value: Value): void {
  const body = format === 'json' ? JSON.stringify(value) : documentXml(root, value);
  void withCommonHeaders(reply).type(CONTENT_TYPES[format]).send(body);
}
