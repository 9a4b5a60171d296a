import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Secrets of official accounts, conversations under way, and what each message was answered with. */
export class CreateWechat1795700080030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table chaowoshuo_wechat_secret (
        id         uuid        primary key,
        account    text        not null,
        secrets    bytea       not null,
        created_by text        not null,
        created_at timestamptz not null
      );
      create index chaowoshuo_wechat_secret_by_account on chaowoshuo_wechat_secret (account, created_at);

      create table chaowoshuo_wechat_conversation (
        account    text        not null,
        person     uuid        not null,
        parts      bytea       not null,
        expires_at timestamptz not null,
        primary key (account, person)
      );
      create index chaowoshuo_wechat_conversation_over on chaowoshuo_wechat_conversation (expires_at);

      create table chaowoshuo_wechat_message (
        account    text        not null,
        message_id text        not null,
        person     uuid        not null,
        draft      bytea,
        reply      bytea,
        taken_at   timestamptz not null,
        primary key (account, message_id)
      );
      create index chaowoshuo_wechat_message_drafted on chaowoshuo_wechat_message (taken_at) where draft is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table chaowoshuo_wechat_message; drop table chaowoshuo_wechat_conversation; drop table chaowoshuo_wechat_secret;',
    );
  }
}
