import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Facts whose effect a consumer has committed. */
export class CreateInbox1767225600002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE inbox (
        consumer text NOT NULL,
        fact uuid NOT NULL,
        at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (consumer, fact)
      )`);
    await runner.query('CREATE INDEX inbox_at ON inbox USING brin (at) WITH (autosummarize = on)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE inbox');
  }
}
