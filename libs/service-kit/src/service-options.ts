import type { ProcessName } from './config/config.js';
import type { EntityClass, ServiceSchema } from './database/service-schema.js';

/** What a service says about itself to the kit. Also the token that it is injected by. */
export class ServiceOptions {
  readonly name: ProcessName;
  /** Heading of its API's pages, e.g. `Register of issues`. */
  readonly title: string;
  readonly schema: ServiceSchema;
  /** True if it keeps personal data: then it has a `PersonalDataVault`, and needs `XIANBAN_VAULT_KEYS`. */
  readonly personalData: boolean;

  constructor(values: ServiceOptions) {
    Object.assign(this, values);
  }
}

/** Options as a service writes them. */
export interface ServiceDeclaration {
  readonly name: ProcessName;
  readonly title?: string;
  readonly entities: readonly EntityClass[];
  /** The service's own, oldest first; those of messaging and of the vault come before them. */
  readonly migrations: ServiceSchema['migrations'];
  readonly personalData?: boolean;
}
