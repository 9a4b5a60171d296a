import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a key may report and how much, whether it rests, and keys to try out with. */
export class KeyLife1795700010001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table channel_key
        add column sandbox boolean not null default false,
        add column categories text[],
        add column natures text[],
        add column reports_per_minute integer,
        add column reports_per_day integer,
        add column suspended_at timestamptz;
      alter table report add column sandbox boolean not null default false;
      alter table issue add column sandbox boolean not null default false;
      create index issue_of_sandbox on issue (recorded_at) where sandbox;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index issue_of_sandbox;
      alter table issue drop column sandbox;
      alter table report drop column sandbox;
      alter table channel_key
        drop column sandbox,
        drop column categories,
        drop column natures,
        drop column reports_per_minute,
        drop column reports_per_day,
        drop column suspended_at;
    `);
  }
}
