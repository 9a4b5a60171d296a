import type { Config } from '../config/config.js';
import { createDataSource } from '../database/create-data-source.js';
import type { ServiceSchema } from '../database/service-schema.js';
import type { Log } from '../observe/log.js';
import { masterKeysOf } from './master-keys-of.js';
import { PersonalDataVault } from './personal-data-vault.js';

/** Wraps every person's key anew with the current master key, beside running services. Afterwards no older one is needed. */
export async function rewrap(config: Config, schema: ServiceSchema, log: Log): Promise<void> {
  const dataSource = await createDataSource(config, schema, log, 'work').initialize();
  try {
    const masterKeys = masterKeysOf(config);
    const keys = await new PersonalDataVault(masterKeys, dataSource).rewrap();
    log.info({ keys, masterKey: masterKeys.current.id }, 'rewrapped');
  } finally {
    await dataSource.destroy();
  }
}
