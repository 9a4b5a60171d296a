import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Orders by key with their answers. */
export class CreateOrderAnswer1767225600003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // the answer is text and not json: it must be given back as it was
    await runner.query(`
      CREATE TABLE order_answer (
        key text PRIMARY KEY,
        fingerprint text NOT NULL,
        answer text,
        at timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query('CREATE INDEX order_answer_at ON order_answer USING brin (at) WITH (autosummarize = on)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE order_answer');
  }
}
