import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Issues of the past, apart from those that the rates count. */
export class PastIssues1795700041000 implements MigrationInterface {
  name = 'PastIssues1795700041000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE past_issue (
        issue text CONSTRAINT past_issue_key PRIMARY KEY,
        source text NOT NULL,
        via text NOT NULL,
        origin text NOT NULL,
        state text NOT NULL,
        outcome text,
        category text NOT NULL,
        nature text NOT NULL,
        limit_class text NOT NULL,
        area text,
        unit text,
        received_at timestamptz NOT NULL,
        limit_at timestamptz,
        ended_at timestamptz,
        overdue boolean NOT NULL
      );
      CREATE INDEX past_issue_received ON past_issue (received_at);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE past_issue');
  }
}
