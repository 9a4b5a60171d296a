import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

import { problemFormBelow } from '../http/problem-forms.js';
import { SESSION_COOKIE } from '../identity/presented-token.js';
import { ServiceOptions } from '../service-options.js';
import { describeValidatedClasses } from './describe-validated-classes.js';
import { withProblems } from './with-problems.js';

/** The service's API in OpenAPI 3.1, made from its controllers and validation rules. */
export function apiDocument(app: NestFastifyApplication): OpenAPIObject {
  describeValidatedClasses();
  const { title } = app.get(ServiceOptions);
  const base = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle(title)
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'EdDSA, from the configured issuer' }, 'token')
    .addCookieAuth(
      SESSION_COOKIE,
      { type: 'apiKey', in: 'cookie', description: 'The same token, kept by /login for HTML pages' },
      'session',
    )
    .build();
  const server = app.getHttpAdapter().getInstance();
  return withProblems(SwaggerModule.createDocument(app, base), (path) => problemFormBelow(server, path)?.content);
}
