import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the holders of keys are told, and how it went. */
export class Webhooks1795700095000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table webhook (
        id uuid not null,
        holder uuid not null,
        channel text not null,
        sealed_url bytea not null,
        signing_secret bytea not null,
        older_signing_secret bytea,
        changeover_until timestamptz,
        gone_at timestamptz,
        created_at timestamptz not null default now(),
        primary key (id)
      );
      create index webhook_by_holder on webhook (holder, id);

      create table webhook_delivery (
        id uuid not null,
        webhook uuid not null,
        report uuid,
        issue text,
        issue_state text,
        outcome text,
        round integer,
        version integer,
        occurred_at timestamptz not null,
        state text not null default 'pending',
        attempts smallint not null default 0,
        next_try_at timestamptz default now(),
        recorded_at timestamptz not null default now(),
        primary key (id)
      );
      create index webhook_delivery_due on webhook_delivery (next_try_at) where state = 'pending';
      create index webhook_delivery_by_webhook on webhook_delivery (webhook, recorded_at, id);
      create index webhook_delivery_by_age on webhook_delivery (recorded_at);

      create table webhook_attempt (
        id uuid not null,
        delivery uuid not null,
        at timestamptz not null default now(),
        status smallint,
        fault text,
        took_ms integer not null,
        primary key (id)
      );
      create index webhook_attempt_by_delivery on webhook_attempt (delivery, at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table webhook_attempt, webhook_delivery, webhook');
  }
}
