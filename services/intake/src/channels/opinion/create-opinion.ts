import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Posts, and which of them raised which sign. */
export class CreateOpinion1795700080010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table opinion_post (
        id           uuid        primary key,
        holder       uuid        not null,
        platform     text        not null,
        post_id      text        not null,
        content_hash bytea       not null,
        person       uuid        not null,
        words        bytea       not null,
        area         text,
        topic        text,
        negative     boolean     not null,
        longitude    double precision,
        latitude     double precision,
        posted_at    timestamptz not null,
        posted_day   date        not null,
        received_at  timestamptz not null
      );
      create unique index opinion_post_by_id on opinion_post (holder, platform, post_id);
      create index opinion_post_by_topic on opinion_post (area, topic, posted_day) where area is not null and topic is not null;
      create index opinion_post_by_day on opinion_post (posted_day);

      create table opinion_sign_post (
        sign uuid not null,
        post uuid not null,
        primary key (sign, post)
      );
      create index opinion_sign_post_by_post on opinion_sign_post (post);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table opinion_sign_post; drop table opinion_post;');
  }
}
