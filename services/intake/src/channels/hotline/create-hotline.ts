import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the city is to hear about its orders. */
export class CreateHotline1795700080020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create sequence hotline_result_position;
      create table hotline_result (
        position        bigint      primary key,
        holder          uuid        not null,
        order_number    text        not null,
        report          uuid        not null,
        issue           text        not null,
        round           integer     not null,
        result          text        not null,
        ended_at        timestamptz not null,
        acknowledged_at timestamptz
      );
      create unique index hotline_result_once on hotline_result (report, round);
      create index hotline_result_waiting on hotline_result (holder, position) where acknowledged_at is null;
      create index hotline_result_by_order on hotline_result (holder, order_number);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table hotline_result; drop sequence hotline_result_position;');
  }
}
