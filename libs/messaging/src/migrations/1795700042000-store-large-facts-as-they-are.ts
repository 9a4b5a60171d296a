import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Facts that are too large for a page are kept as they are, not packed: packing costs the database more than all the rest of writing them, and they
 * are gone after a week.
 */
export class StoreLargeFactsAsTheyAre1795700042000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE outbox ALTER COLUMN payload SET STORAGE EXTERNAL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE outbox ALTER COLUMN payload SET STORAGE EXTENDED');
  }
}
