import type { Readable } from 'node:stream';

import type { FastifyReply } from 'fastify';

/** Sends everything held about a person, as a file that nobody on the way keeps. */
export function sendExport(reply: FastifyReply, document: Readable): void {
  void reply
    .header('Content-Type', 'application/json; charset=utf-8')
    .header('Content-Disposition', 'attachment; filename="personal-data.json"')
    .header('Cache-Control', 'no-store')
    .send(document);
}
