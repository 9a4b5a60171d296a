import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Secrets to sign with, and which tries of a signed message were accepted. */
export class SignedWebhooks1795700010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table channel_key add column signing_secret bytea, add column older_signing_secret bytea;
      alter table idempotency_key add column signed_at timestamptz[];
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table idempotency_key drop column signed_at;
      alter table channel_key drop column signing_secret, drop column older_signing_secret;
    `);
  }
}
