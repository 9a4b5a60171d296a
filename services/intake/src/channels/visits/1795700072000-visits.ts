import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Visits of leaders to streets and communities. */
export class Visits1795700072000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table visits_visit (
        id text not null,
        content_hash bytea not null,
        area text not null,
        level text not null,
        post text not null,
        visited_at timestamptz not null,
        recorded_by text not null,
        recorded_at timestamptz not null,
        primary key (id)
      );
      create index visits_visit_by_area on visits_visit (area, level, visited_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table visits_visit');
  }
}
