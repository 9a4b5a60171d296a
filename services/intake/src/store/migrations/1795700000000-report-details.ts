import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What only a report's channel knows. */
export class ReportDetails1795700000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table report add column details jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table report drop column details');
  }
}
