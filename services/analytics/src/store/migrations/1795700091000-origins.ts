import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether what came in and what closed was a complaint. Unknown of what was told before. */
export class Origins1795700091000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE report_seen ADD COLUMN origin text');
    await queryRunner.query('ALTER TABLE issue_closing ADD COLUMN origin text');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE issue_closing DROP COLUMN origin');
    await queryRunner.query('ALTER TABLE report_seen DROP COLUMN origin');
  }
}
