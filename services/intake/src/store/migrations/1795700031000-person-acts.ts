import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who found, exported and erased persons; and what erasing looks persons up by. */
export class PersonActs1795700031000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table person_act (
        id uuid not null,
        person uuid not null,
        act text not null,
        by text not null,
        reason text,
        at timestamptz not null default now(),
        primary key (id)
      );
      create index person_act_by_person on person_act (person, at);
      create index call_back_by_person on call_back (person);
      create index reopening_by_person on reopening (person) where person is not null;
      create index issue_request_by_asker on issue_request (asker_person);
      create index issue_request_by_decider on issue_request (decider_person) where decider_person is not null;
      create index idempotency_key_by_report on idempotency_key (report) where report is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index call_back_by_person, reopening_by_person, issue_request_by_asker, issue_request_by_decider, idempotency_key_by_report;
      drop table person_act;
    `);
  }
}
