import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Pictures of reports. */
export class Attachments1795700090000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table attachment (
        id uuid not null,
        holder uuid not null,
        report uuid,
        place smallint,
        state text not null,
        fault text,
        size_bytes integer,
        width_pixels integer,
        height_pixels integer,
        taken_longitude double precision,
        taken_latitude double precision,
        tries smallint not null default 0,
        next_try_at timestamptz,
        recorded_at timestamptz not null default now(),
        primary key (id)
      );
      create index attachment_by_report on attachment (report, place) where report is not null;
      create index attachment_to_fetch on attachment (next_try_at) where state = 'to-fetch';
      create index attachment_unused on attachment (recorded_at) where report is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table attachment');
  }
}
