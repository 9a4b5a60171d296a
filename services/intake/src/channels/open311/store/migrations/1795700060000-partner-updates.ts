import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What partners add to their requests, and the list of all requests in its order. */
export class PartnerUpdates1795700060000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table open311_update (
        id uuid not null,
        report uuid not null,
        holder uuid not null,
        partner_id text,
        content_hash bytea not null,
        status text not null,
        said_at timestamptz,
        recorded_at timestamptz not null,
        words bytea not null,
        primary key (id)
      );
      create unique index open311_update_by_partner_id on open311_update (report, partner_id) where partner_id is not null;
      create index open311_update_by_report on open311_update (report, recorded_at, id);
      create index report_of_open311 on report (received_at, id) where channel = 'open311';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index report_of_open311; drop table open311_update');
  }
}
