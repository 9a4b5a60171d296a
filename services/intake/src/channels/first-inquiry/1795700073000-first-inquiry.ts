import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who owns what was asked at a counter, and who sits there when. */
export class FirstInquiry1795700073000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index first_inquiry_report_by_owner on report ((details->>'owner')) where channel = 'first-inquiry';

      create table first_inquiry_handover (
        report uuid not null,
        sequence integer not null,
        owner text not null,
        decided_by text not null,
        decided_at timestamptz not null,
        person uuid not null,
        reason bytea not null,
        primary key (report, sequence)
      );
      create index first_inquiry_handover_by_owner on first_inquiry_handover (owner);

      create table first_inquiry_roster (
        community text not null,
        since date not null,
        members text[] not null,
        set_by text not null,
        set_at timestamptz not null,
        primary key (community, since)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table first_inquiry_roster, first_inquiry_handover; drop index first_inquiry_report_by_owner');
  }
}
