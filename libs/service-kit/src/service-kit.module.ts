import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { messagingMigrations } from '@xianban/messaging/messaging-migrations';
import type { MessagingSettings } from '@xianban/messaging/messaging-settings';
import { MessagingModule } from '@xianban/messaging/messaging.module';
import { Pool } from 'pg';
import { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';

import { Clock } from './clock.js';
import { Config } from './config/config.js';
import { createDataSource } from './database/create-data-source.js';
import { DatabaseCloser } from './database/database-closer.js';
import { migrate } from './database/migrate.js';
import { DistrictPack } from './district/district-pack.js';
import { HttpDrain } from './http/http-drain.js';
import { InputPipe } from './http/input-pipe.js';
import { ProblemFilter } from './http/problem-filter.js';
import { IdentityGuard } from './identity/identity-guard.js';
import { KeySet } from './identity/key-set.js';
import { LoginController } from './identity/login-controller.js';
import { ProvenActors } from './identity/proven-actors.js';
import { TokenVerifier } from './identity/token-verifier.js';
import { FoundationsWatch } from './observe/foundations-watch.js';
import { Health } from './observe/health.js';
import { HealthController } from './observe/health-controller.js';
import { Log } from './observe/log.js';
import { MetricsController } from './observe/metrics-controller.js';
import { GuardedFetch } from './outbound/guarded-fetch.js';
import { type ServiceDeclaration, ServiceOptions } from './service-options.js';
import { CreatePersonKey1767225600010 } from './vault/create-person-key.js';
import { masterKeysOf } from './vault/master-keys-of.js';
import { PersonalDataVault } from './vault/personal-data-vault.js';

/** What every service stands on. A service's module imports it once, by `forService`. */
@Module({})
export class ServiceKitModule {
  static forService(declaration: ServiceDeclaration): DynamicModule {
    const options = optionsOf(declaration);
    const providers = [...foundations(options), ...identity(), ...http(), ...(options.personalData ? [vault()] : [])];
    return {
      module: ServiceKitModule,
      global: true,
      imports: [MessagingModule.forService(options.name, { inject: [Config, Clock], useFactory: messagingSettings })],
      controllers: [HealthController, MetricsController, LoginController],
      providers,
      exports: [
        ServiceOptions,
        DistrictPack,
        Clock,
        DataSource,
        Pool,
        GuardedFetch,
        Health,
        TokenVerifier,
        ProvenActors,
        ...(options.personalData ? [PersonalDataVault] : []),
      ],
    };
  }
}

function optionsOf({ name, title = name, entities, migrations, personalData = false }: ServiceDeclaration): ServiceOptions {
  const ofKit = [...messagingMigrations, ...(personalData ? [CreatePersonKey1767225600010] : [])];
  return new ServiceOptions({ name, title, personalData, schema: { entities, migrations: [...new Set([...ofKit, ...migrations])] } });
}

/** Provided by `createService`: Config and Log. */
function foundations(options: ServiceOptions): Provider[] {
  return [
    { provide: ServiceOptions, useValue: options },
    { provide: DistrictPack, inject: [Config], useFactory: (config: Config) => new DistrictPack(config.districtPack) },
    {
      provide: Clock,
      inject: [Config, DistrictPack],
      useFactory: (config: Config, pack: DistrictPack) => new Clock(config.clock, pack.zone),
    },
    { provide: DataSource, inject: [Config, ServiceOptions, Log], useFactory: connected },
    { provide: Pool, inject: [DataSource], useFactory: (dataSource: DataSource) => (dataSource.driver as PostgresDriver).master as Pool },
    DatabaseCloser,
    GuardedFetch,
    Health,
    FoundationsWatch,
  ];
}

function identity(): Provider[] {
  return [
    { provide: KeySet, inject: [Config], useFactory: (config: Config) => new KeySet(config) },
    TokenVerifier,
    ProvenActors,
    { provide: APP_GUARD, useClass: IdentityGuard },
  ];
}

function http(): Provider[] {
  return [{ provide: APP_PIPE, useClass: InputPipe }, { provide: APP_FILTER, useClass: ProblemFilter }, HttpDrain];
}

function vault(): Provider {
  return {
    provide: PersonalDataVault,
    inject: [Config, DataSource],
    useFactory: (config: Config, dataSource: DataSource) => new PersonalDataVault(masterKeysOf(config), dataSource),
  };
}

async function connected(config: Config, { schema }: ServiceOptions, log: Log): Promise<DataSource> {
  await migrate(config, schema, log);
  return createDataSource(config, schema, log, 'work').initialize();
}

function messagingSettings({ natsUrl, database }: Config, clock: Clock): MessagingSettings {
  return { natsUrl, databaseUrl: database.url, nowMs: () => clock.nowMs() };
}
