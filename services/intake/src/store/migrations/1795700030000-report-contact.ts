import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By which phone somebody known by an account can be found. Null in what was written before: see `IndexContacts`. */
export class ReportContact1795700030000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table report add column contact_hash bytea;
      create index report_by_contact on report (contact_hash) where contact_hash <> ''::bytea;
      create index report_without_contact on report (id) where contact_hash is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table report drop column contact_hash');
  }
}
