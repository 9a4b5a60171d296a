import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tells complaints and what was found before them apart for ever. Nothing that was kept so far came from a complaint. */
export class Origins1795700080000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table report add column origin text not null default 'before-complaint';
      alter table issue
        add column origin text not null default 'before-complaint',
        add column complained_at timestamptz;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table issue drop column complained_at, drop column origin;
      alter table report drop column origin;
    `);
  }
}
