import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How often a consumer began to handle a fact that it has not settled yet, and which facts it gave up on. */
export class CreateFactTry1767225600004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Small: a fact that took effect leaves. A delivery is the fact's id, and with a replay's number after it when an operator let the consumer try again
    await runner.query(`
      CREATE TABLE fact_try (
        consumer text NOT NULL,
        delivery text NOT NULL,
        tries integer NOT NULL,
        open boolean NOT NULL DEFAULT true,
        given_up boolean NOT NULL DEFAULT false,
        tried_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (consumer, delivery)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE fact_try');
  }
}
