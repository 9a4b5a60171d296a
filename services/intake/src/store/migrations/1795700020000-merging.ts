import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reports of one matter become one issue: what they are compared by, the lock on a place, and what staff are asked. */
export class Merging1795700020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table report_sketch (
        cell bigint not null,
        report uuid not null,
        issue text not null,
        person uuid not null,
        longitude double precision not null,
        latitude double precision not null,
        received_at timestamptz not null,
        nature text not null,
        limit_class text not null,
        sketch bytea not null,
        primary key (cell, longitude, latitude, report)
      );

      create table merging_cell (
        cell bigint not null,
        version bigint not null,
        primary key (cell)
      );

      create table merge_suggestion (
        id uuid not null,
        issue text not null,
        "into" text not null,
        score real not null,
        reasons text[] not null,
        suggested_at timestamptz not null,
        accepted boolean,
        decided_by text,
        decided_at timestamptz,
        primary key (id)
      );
      create unique index merge_suggestion_by_pair on merge_suggestion (issue, "into");
      create index merge_suggestion_open on merge_suggestion (suggested_at, id) where decided_at is null;

      alter table issue add column other_channels text[], add column merged_into text;
      create index issue_of_several_channels on issue (received_at, number) where other_channels is not null;
      create index issue_merged on issue (merged_into) where merged_into is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table issue drop column merged_into, drop column other_channels;
      drop table merge_suggestion, merging_cell, report_sketch;
    `);
  }
}
