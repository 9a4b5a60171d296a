import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The qualities of a matter, and why it is sorted as it is. */
export class ClassificationReasons1795700050000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("alter table report add column qualities text[] not null default '{}', add column reasons jsonb");
    await runner.query("alter table issue add column qualities text[] not null default '{}', add column reasons jsonb");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table issue drop column qualities, drop column reasons');
    await runner.query('alter table report drop column qualities, drop column reasons');
  }
}
