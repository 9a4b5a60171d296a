import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

import { Config } from './config/config.js';
import { createAdapter } from './http/create-adapter.js';
import { prepareServer } from './http/prepare-server.js';
import { FrameworkLog } from './observe/framework-log.js';
import { Log } from './observe/log.js';
import { Metrics } from './observe/metrics.js';
import { serveApiPages } from './openapi/serve-api-pages.js';

/** Holds what must exist before any module of a service: the configuration and the log. */
@Module({})
class BootModule {
  static around(service: Type, config: Config, log: Log, metrics: Metrics): DynamicModule {
    const providers = [
      { provide: Config, useValue: config },
      { provide: Log, useValue: log },
      { provide: Metrics, useValue: metrics },
    ];
    return { module: BootModule, global: true, imports: [service], providers, exports: providers };
  }
}

/**
 * A service, connected and migrated, that does not listen yet.
 * @throws PackError, or whatever a server answers that cannot be reached
 */
export async function createService(service: Type, config: Config, log: Log): Promise<NestFastifyApplication> {
  const metrics = new Metrics(config);
  const adapter = createAdapter();
  prepareServer(adapter.getInstance(), metrics, log);
  const app = await NestFactory.create<NestFastifyApplication>(BootModule.around(service, config, log, metrics), adapter, {
    logger: new FrameworkLog(log),
    bodyParser: false,
    abortOnError: false,
  });
  serveApiPages(app);
  return app;
}
