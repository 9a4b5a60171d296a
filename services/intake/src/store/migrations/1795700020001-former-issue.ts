import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Under which issue a report was received, if staff have merged or split since. */
export class FormerIssue1795700020001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table report add column former_issue text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table report drop column former_issue');
  }
}
