import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reports, issues with their timeline, and what people ask and answer about them. */
export class CreateRegister1767300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table channel_key (
        id uuid not null,
        channel text not null,
        label text not null,
        holder uuid not null,
        key_hash bytea not null,
        can text[] not null,
        created_by text not null,
        created_at timestamptz not null default now(),
        revoked_at timestamptz,
        primary key (id)
      );
      create unique index channel_key_by_hash on channel_key (key_hash);
      create index channel_key_by_label on channel_key (channel, label);

      create table issue (
        number text not null,
        state text not null,
        round integer not null,
        version integer not null,
        channel text not null,
        opening_report uuid not null,
        category text not null,
        nature text not null,
        limit_class text not null,
        street text,
        community text,
        management_grid text,
        technical_grid text,
        unit text,
        received_at timestamptz not null,
        limit_at timestamptz,
        overdue boolean not null,
        escalation_level smallint not null,
        resolved_at timestamptz,
        closed_at timestamptz,
        outcome text,
        limit_sequence integer not null,
        updated_at timestamptz not null,
        recorded_at timestamptz not null default now(),
        primary key (number)
      );
      create index issue_by_receipt on issue (received_at, number);
      create index issue_by_state on issue (state, received_at, number);
      create index issue_by_channel on issue (channel, received_at, number);
      create index issue_by_category on issue (category, received_at, number);
      create index issue_by_update on issue (updated_at);
      create index issue_by_unit on issue (unit, received_at, number) where unit is not null;
      create index issue_by_street on issue (street, received_at, number) where street is not null;
      create index issue_by_community on issue (community, received_at, number) where community is not null;
      create index issue_by_management_grid on issue (management_grid, received_at, number) where management_grid is not null;
      create index issue_by_technical_grid on issue (technical_grid, received_at, number) where technical_grid is not null;
      create index issue_overdue on issue (received_at, number) where overdue;
      create index issue_escalated on issue (escalation_level, received_at, number) where escalation_level > 0;
      create index issue_not_started on issue (recorded_at) where state = 'received';

      create table report (
        id uuid not null,
        issue text not null,
        opens_issue boolean not null,
        channel text not null,
        channel_key uuid not null,
        holder uuid not null,
        external_id text,
        content_hash bytea not null,
        receipt_hash bytea not null,
        person uuid not null,
        words bytea not null,
        longitude double precision not null,
        latitude double precision not null,
        observed_at timestamptz not null,
        received_at timestamptz not null,
        promised_limit_at timestamptz,
        verified boolean not null,
        category text not null,
        nature text not null,
        limit_class text not null,
        keywords text[] not null,
        primary key (id)
      );
      create unique index report_by_external_id on report (holder, external_id) where external_id is not null;
      create unique index report_by_receipt on report (receipt_hash);
      create index report_by_issue on report (issue);
      create index report_by_person on report (person, received_at, id);

      create table idempotency_key (
        holder uuid not null,
        key text not null,
        content_hash bytea not null,
        report uuid,
        recorded_at timestamptz not null default now(),
        primary key (holder, key)
      );

      create table timeline_entry (
        id uuid not null,
        issue text not null,
        round integer not null,
        at timestamptz not null,
        kind text not null,
        detail jsonb not null,
        primary key (id)
      );
      create index timeline_entry_by_issue on timeline_entry (issue, at, id);

      create table issue_request (
        id uuid not null,
        issue text not null,
        round integer not null,
        kind text not null,
        until timestamptz,
        asked_by text not null,
        asked_at timestamptz not null,
        asker_person uuid not null,
        asked_words bytea not null,
        approved boolean,
        decided_by text,
        decided_at timestamptz,
        decider_person uuid,
        decided_words bytea,
        primary key (id)
      );
      create index issue_request_by_issue on issue_request (issue, asked_at, id);
      create unique index issue_request_open on issue_request (issue, kind) where decided_at is null;

      create table call_back (
        id uuid not null,
        issue text not null,
        round integer not null,
        report uuid not null,
        person uuid not null,
        token_hash bytea not null,
        sealed_token bytea not null,
        asked_at timestamptz not null,
        answered_at timestamptz,
        contacted boolean,
        solved text,
        satisfaction text,
        comment bytea,
        primary key (id)
      );
      create unique index call_back_by_token on call_back (token_hash);
      create unique index call_back_by_reporter on call_back (issue, round, person);
      create index call_back_by_report on call_back (report);

      create table reopening (
        issue text not null,
        round integer not null,
        by text not null,
        asked_at timestamptz not null,
        person uuid,
        reason bytea,
        recorded_at timestamptz not null default now(),
        primary key (issue, round)
      );
      create index reopening_by_recording on reopening (recorded_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table reopening, call_back, issue_request, timeline_entry, idempotency_key, report, issue, channel_key');
  }
}
