import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rounds that stewards walked. */
export class AlleyRounds1795700071000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table alley_stewards_round (
        holder uuid not null,
        device text not null,
        sequence integer not null,
        content_hash bytea not null,
        person uuid not null,
        route text not null,
        alley text not null,
        community text not null,
        started_at timestamptz not null,
        ended_at timestamptz not null,
        checked text[] not null,
        clock_behind_seconds integer not null,
        received_at timestamptz not null,
        primary key (holder, device, sequence)
      );
      create index alley_stewards_round_by_end on alley_stewards_round (ended_at, holder, device, sequence);
      create index alley_stewards_round_by_community on alley_stewards_round (community, ended_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table alley_stewards_round');
  }
}
