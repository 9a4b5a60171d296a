import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';

import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { WALL_CLOCK } from '@xianban/rules/district-clock';
import type { DestinationStream } from 'pino';

import { Config } from '../config/config.js';
import { createService } from '../create-service.js';
import type { Actor } from '../identity/actor.js';
import { Log } from '../observe/log.js';
import { serviceOptionsOf } from '../service-options-of.js';
import { TestIssuer } from './test-issuer.js';
import { writeTestPack } from './write-test-pack.js';

/** A service that runs inside a spec, on real servers. */
export interface TestService {
  readonly app: NestFastifyApplication;
  /** e.g. `http://127.0.0.1:41234` */
  readonly url: string;
  readonly issuer: TestIssuer;
  /** Headers of a request by an actor; of the whole district, unless told otherwise. */
  as(actor: Partial<Actor> & Pick<Actor, 'role'>): Promise<{ readonly authorization: string }>;
  /** Ends it as SIGTERM would. */
  stop(): Promise<void>;
}

/** What a spec gives; the rest has defaults: a small pack, wall clock, an issuer and a vault key of its own. */
export interface TestServiceSettings extends Partial<Config> {
  readonly natsUrl: string;
  readonly databaseUrl: string;
  readonly issuer?: TestIssuer;
  /** Where the log goes; nowhere by default. */
  readonly logTo?: DestinationStream;
}

/** Boots a service as `startService` does, on a free port of this process. */
export async function startTestService(service: Type, settings: TestServiceSettings): Promise<TestService> {
  const { databaseUrl, issuer = await TestIssuer.create(), logTo, ...given } = settings;
  const ownPack = given.districtPack === undefined ? writeTestPack() : undefined;
  const config = new Config({
    process: (await serviceOptionsOf(service)).name,
    instance: 1,
    http: { host: '127.0.0.1', port: 0 },
    database: { url: databaseUrl, poolSize: 5 },
    districtPack: ownPack ?? '',
    clock: WALL_CLOCK,
    identity: { jwksUrl: issuer.jwksUrl, issuer: issuer.issuer, audience: issuer.audience },
    vaultKeys: [{ id: 'test', key: randomBytes(32) }],
    publicUrl: 'http://127.0.0.1',
    logLevel: logTo ? 'info' : 'silent',
    outboundInner: [],
    ...given,
  });
  const app = await createService(service, config, Log.of(config, logTo));
  await app.listen(config.http);
  return {
    app,
    url: await app.getUrl(),
    issuer,
    as: async (actor) => ({ authorization: `Bearer ${await issuer.token(actor)}` }),
    async stop() {
      await app.close();
      if (ownPack) await rm(ownPack, { recursive: true });
    },
  };
}
