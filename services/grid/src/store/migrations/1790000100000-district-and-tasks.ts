import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Areas and units of the district pack, and the tasks that are given to units. */
export class DistrictAndTasks1790000100000 implements MigrationInterface {
  name = 'DistrictAndTasks1790000100000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE district_import (
        district_code text CONSTRAINT district_import_key PRIMARY KEY,
        content_hash text NOT NULL,
        imported_at timestamptz NOT NULL
      );

      CREATE TABLE area (
        code text CONSTRAINT area_key PRIMARY KEY,
        level text NOT NULL,
        parent text,
        community text,
        name_zh text NOT NULL,
        name_en text NOT NULL
      );
      CREATE INDEX area_level ON area (level, code);
      CREATE INDEX area_parent ON area (parent, code);

      CREATE TABLE responsible_unit (
        id text CONSTRAINT responsible_unit_key PRIMARY KEY,
        kind text NOT NULL,
        name_zh text NOT NULL,
        name_en text NOT NULL,
        areas text[] NOT NULL,
        categories text[],
        natures text[],
        duty jsonb
      );

      CREATE TABLE task (
        id uuid CONSTRAINT task_key PRIMARY KEY,
        issue text NOT NULL,
        round integer NOT NULL,
        kind text NOT NULL,
        unit text NOT NULL,
        state text NOT NULL,
        street text NOT NULL,
        community text NOT NULL,
        management_grid text NOT NULL,
        technical_grid text NOT NULL,
        category text,
        nature text,
        due timestamptz,
        escalation_level text,
        handled_by text,
        acted_at timestamptz,
        sequence integer NOT NULL,
        dispatched_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL
      );
      CREATE INDEX task_issue ON task (issue);
      CREATE INDEX task_state ON task (state, id);
      CREATE INDEX task_unit ON task (unit, state, id);

      CREATE TABLE task_action (
        task uuid NOT NULL,
        sequence integer NOT NULL,
        act jsonb NOT NULL,
        actor text,
        occurred_at timestamptz NOT NULL,
        recorded_at timestamptz NOT NULL,
        CONSTRAINT task_action_key PRIMARY KEY (task, sequence)
      );
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE task_action, task, responsible_unit, area, district_import');
  }
}
