import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

import { ServiceOptions } from '../service-options.js';

/** The service's API in OpenAPI 3.1. */
export function apiDocument(app: NestFastifyApplication): OpenAPIObject {
  const { title } = app.get(ServiceOptions);
  const base = new DocumentBuilder().setOpenAPIVersion('3.1.0').setTitle(title).setVersion('1').build();
  return SwaggerModule.createDocument(app, base);
}
