import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who follows an issue in the app, and what was said of it there. */
export class CityAppFollowAndComment1795700070000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table city_app_follow (
        person uuid not null,
        issue text not null,
        followed_at timestamptz not null,
        primary key (person, issue)
      );
      create index city_app_follow_by_person on city_app_follow (person, followed_at, issue);
      create index city_app_follow_by_issue on city_app_follow (issue);

      create table city_app_comment (
        id uuid not null,
        holder uuid not null,
        comment_id text not null,
        issue text not null,
        person uuid not null,
        content_hash bytea not null,
        words bytea not null,
        commented_at timestamptz not null,
        primary key (id)
      );
      create unique index city_app_comment_by_comment_id on city_app_comment (holder, comment_id);
      create index city_app_comment_by_issue on city_app_comment (issue, commented_at, id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table city_app_comment, city_app_follow');
  }
}
