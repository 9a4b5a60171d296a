import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How people sorted issues anew, and the qualities of what was reported. */
export class IssueClassification1795700052000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE issue_classification (
        issue text CONSTRAINT issue_classification_key PRIMARY KEY,
        sequence integer NOT NULL,
        category text NOT NULL,
        nature text NOT NULL,
        limit_class text NOT NULL,
        qualities text[] NOT NULL
      );
      ALTER TABLE report_seen ADD COLUMN qualities text[] NOT NULL DEFAULT '{}'
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE report_seen DROP COLUMN qualities');
    await queryRunner.query('DROP TABLE issue_classification');
  }
}
