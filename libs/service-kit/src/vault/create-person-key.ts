import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The keys of persons, and of look-ups. Runs before any migration of a service. */
export class CreatePersonKey1767225600010 implements MigrationInterface {
  readonly name = 'CreatePersonKey1767225600010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE person_key (
        person      uuid        PRIMARY KEY,
        master_key  text        NOT NULL,
        wrapped_key bytea       NOT NULL,
        created_at  timestamptz NOT NULL DEFAULT now()
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE person_key');
  }
}
