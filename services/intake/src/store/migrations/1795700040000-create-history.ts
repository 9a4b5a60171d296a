import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Issues of the past, as other systems knew them. */
export class CreateHistory1795700040000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table history_source (
        id smallint not null,
        name text not null,
        person uuid not null,
        primary key (id)
      );
      create unique index history_source_by_name on history_source (name);

      create table history_import (
        source smallint not null,
        ordinal smallint not null,
        id uuid not null,
        mapping text not null,
        file_hash bytea not null,
        begun_at timestamptz not null,
        finished_at timestamptz,
        position_bytes bigint not null,
        rows integer not null,
        imported integer not null,
        still_open integer not null,
        already_known integer not null,
        refused integer not null,
        verdicts_equal integer not null,
        verdicts_differing integer not null,
        primary key (source, ordinal)
      );
      create unique index history_import_by_content on history_import (mapping, file_hash);

      create table history_kind (
        source smallint not null,
        id integer not null,
        via text not null,
        origin text not null,
        state text not null,
        outcome text,
        category text not null,
        nature text not null,
        limit_class text not null,
        unit text,
        primary key (source, id)
      );

      create table history_place (
        source smallint not null,
        id integer not null,
        street text not null,
        community text not null,
        management_grid text not null,
        technical_grid text not null,
        primary key (source, id)
      );

      create table history_issue (
        year smallint not null,
        sequence integer not null,
        source smallint not null,
        external_id text collate "C" not null,
        import smallint not null,
        row integer not null,
        kind integer not null,
        place integer,
        longitude double precision not null,
        latitude double precision not null,
        received_at timestamptz not null,
        limit_at timestamptz,
        ended_at timestamptz,
        overdue boolean not null,
        primary key (year, sequence)
      );
      create unique index history_issue_by_external_id on history_issue (external_id, source);
      create index history_issue_by_receipt on history_issue (received_at, year, sequence);

      create table history_verdict (
        source smallint not null,
        import smallint not null,
        row integer not null,
        kind text not null,
        external_id text,
        field text,
        reason text,
        primary key (source, import, row)
      );

      create table history_words (
        source smallint not null,
        import smallint not null,
        first_row integer not null,
        sealed bytea not null,
        primary key (source, import, first_row)
      );
      -- what is encrypted cannot be made smaller
      alter table history_words alter sealed set storage external;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table history_words, history_verdict, history_issue, history_place, history_kind, history_import, history_source',
    );
  }
}
