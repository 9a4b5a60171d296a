import type { EntitySchema, MigrationInterface } from 'typeorm';

/** What a service keeps in its own database. */
export interface ServiceSchema {
  readonly entities: readonly (EntityClass | EntitySchema)[];
  /** Oldest first. Immutable once released. */
  readonly migrations: readonly (new () => MigrationInterface)[];
}

export type EntityClass = abstract new (...args: never[]) => object;
