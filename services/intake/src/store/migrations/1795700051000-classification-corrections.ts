import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people corrected in the sorting of issues. */
export class ClassificationCorrections1795700051000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table classification_correction (
        id uuid primary key,
        issue text not null,
        corrected_by text not null,
        at timestamptz not null,
        reason text not null,
        before jsonb not null,
        after jsonb not null,
        overruled jsonb not null
      )`);
    await runner.query('create index classification_correction_by_issue on classification_correction (issue, at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table classification_correction');
  }
}
