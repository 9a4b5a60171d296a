import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables that the facts of intake are gathered in. */
export class FactsSeen1790000100000 implements MigrationInterface {
  name = 'FactsSeen1790000100000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE report_seen (
        report uuid CONSTRAINT report_seen_key PRIMARY KEY,
        issue text NOT NULL,
        channel text NOT NULL,
        opens_issue boolean NOT NULL,
        category text NOT NULL,
        nature text NOT NULL,
        limit_class text NOT NULL,
        received_at timestamptz NOT NULL
      );
      CREATE INDEX report_seen_issue ON report_seen (issue);
      CREATE INDEX report_seen_received ON report_seen (received_at);

      CREATE TABLE issue_standing (
        issue text CONSTRAINT issue_standing_key PRIMARY KEY,
        sequence integer NOT NULL,
        round integer NOT NULL,
        state text NOT NULL,
        moved_at timestamptz NOT NULL,
        unit text
      );
      CREATE INDEX issue_standing_state ON issue_standing (state);

      CREATE TABLE issue_limit (
        issue text CONSTRAINT issue_limit_key PRIMARY KEY,
        sequence integer NOT NULL,
        round integer NOT NULL,
        limit_at timestamptz NOT NULL,
        overdue boolean NOT NULL
      );
      CREATE INDEX issue_limit_end ON issue_limit (limit_at);

      CREATE TABLE issue_closing (
        issue text NOT NULL,
        round integer NOT NULL,
        outcome text NOT NULL,
        channel text NOT NULL,
        category text NOT NULL,
        nature text NOT NULL,
        limit_class text NOT NULL,
        street text,
        community text,
        management_grid text,
        technical_grid text,
        unit text,
        received_at timestamptz NOT NULL,
        closed_at timestamptz NOT NULL,
        resolved_at timestamptz,
        limit_at timestamptz,
        overdue boolean NOT NULL,
        CONSTRAINT issue_closing_key PRIMARY KEY (issue, round)
      );
      CREATE INDEX issue_closing_time ON issue_closing (closed_at);

      CREATE TABLE call_back (
        call_back uuid CONSTRAINT call_back_key PRIMARY KEY,
        issue text NOT NULL,
        round integer NOT NULL,
        report uuid,
        asked_at timestamptz,
        contacted boolean,
        solved text,
        satisfaction text,
        answered_at timestamptz
      );
      CREATE INDEX call_back_issue ON call_back (issue, round);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE call_back, issue_closing, issue_limit, issue_standing, report_seen');
  }
}
