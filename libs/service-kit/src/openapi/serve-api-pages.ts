import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';

import { apiDocument } from './api-document.js';

/** Serves `/openapi.json` and, for people, `/docs`, whose files come from the process itself. The document is made when it is first asked for. */
export function serveApiPages(app: NestFastifyApplication): void {
  SwaggerModule.setup('docs', app, () => apiDocument(app), {
    jsonDocumentUrl: 'openapi.json',
    raw: ['json'],
    // else the page sends the document's address to a public validator
    swaggerOptions: { validatorUrl: null },
  });
}
