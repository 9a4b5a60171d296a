import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Hints that are not yet issues, with their evidence. */
export class Signs1795700080001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table sign (
        id             uuid        primary key,
        channel        text        not null,
        key            text        not null,
        area           text        not null,
        topic          text        not null,
        from_at        timestamptz not null,
        to_at          timestamptz not null,
        longitude      double precision,
        latitude       double precision,
        state          text        not null default 'open',
        raised_at      timestamptz not null,
        noticed_at     timestamptz not null,
        times          integer     not null default 1,
        draft          bytea,
        by             text,
        decided_by     text,
        decider_person uuid,
        decided_words  bytea,
        decided_at     timestamptz,
        issue          text
      );
      create unique index sign_by_key on sign (channel, key);
      create index sign_by_time on sign (raised_at, id);
      create index sign_open on sign (raised_at, id) where state = 'open';
      create index sign_turning on sign (raised_at) where state = 'open' and draft is not null;

      create table sign_evidence (
        sign       uuid             not null,
        method     text             not null,
        observed   double precision not null,
        expected   double precision not null,
        score      double precision not null,
        noticed_at timestamptz      not null,
        primary key (sign, method)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table sign_evidence; drop table sign;');
  }
}
