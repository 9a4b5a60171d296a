import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Facts that wait to be published, and those that were, for a week. */
export class CreateOutbox1767225600001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // No primary key and no unique index on purpose: the relay finds rows by the small partial index and marks them by their place, so
    // that a row that was published is in no index but the coarse one by time. The relay's message id makes a fact unique.
    await runner.query(`
      CREATE TABLE outbox (
        position bigint GENERATED ALWAYS AS IDENTITY,
        id uuid NOT NULL,
        type text NOT NULL,
        payload text NOT NULL,
        told_at timestamptz NOT NULL DEFAULT now(),
        published_at timestamptz
      ) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 2000)`);
    await runner.query('CREATE INDEX outbox_waiting ON outbox (position) WHERE published_at IS NULL');
    await runner.query('CREATE INDEX outbox_told_at ON outbox USING brin (told_at) WITH (autosummarize = on)');
    // one row: the stream that this database last published into, so that its loss is noticed
    await runner.query('CREATE TABLE outbox_stream (created text, last_sequence bigint NOT NULL)');
    await runner.query('INSERT INTO outbox_stream (created, last_sequence) VALUES (NULL, 0)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE outbox_stream');
    await runner.query('DROP TABLE outbox');
  }
}
