import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsAreaCode, IsIssueNumber, IsUnitId, type AreaCode, type IssueNumber, type UnitId } from '@xianban/contracts/values/identifiers';
import { IsTaskKind, TASK_KINDS, type TaskKind } from '@xianban/contracts/values/judgement';
import { Clock } from '@xianban/service-kit/clock';
import type { Actor } from '@xianban/service-kit/identity/actor';
import { Allow } from '@xianban/service-kit/identity/allow';
import { CurrentActor } from '@xianban/service-kit/identity/current-actor';
import { readCursor } from '@xianban/service-kit/paging/cursor';
import type { Page } from '@xianban/service-kit/paging/page';
import { pageOf } from '@xianban/service-kit/paging/page-of';
import { PageQuery } from '@xianban/service-kit/paging/page-query';
import { IsIn, IsOptional } from 'class-validator';
import { DataSource, type SelectQueryBuilder } from 'typeorm';

import { seesWholeDistrict } from '../domain/may-act.js';
import { TASK_STATES, type TaskState } from '../domain/task-state.js';
import { Task } from '../store/task.js';
import { ApiPage } from './api-page.js';
import { TaskAnswer } from './task-answer.js';

class TasksQuery extends PageQuery {
  @ApiPropertyOptional({ enum: TASK_STATES })
  @IsOptional()
  @IsIn(TASK_STATES)
  readonly state?: TaskState;

  @ApiPropertyOptional({ enum: TASK_KINDS })
  @IsOptional()
  @IsTaskKind()
  readonly kind?: TaskKind;

  @ApiPropertyOptional()
  @IsOptional()
  @IsUnitId()
  readonly unit?: UnitId;

  @ApiPropertyOptional({ example: '110105-2026-000123' })
  @IsOptional()
  @IsIssueNumber()
  readonly issue?: IssueNumber;

  @ApiPropertyOptional({ description: 'An area of any level below the district.' })
  @IsOptional()
  @IsAreaCode()
  readonly area?: AreaCode;
}

const IN_AREAS =
  '(task.street IN (:...areas) OR task.community IN (:...areas) OR task.management_grid IN (:...areas) OR task.technical_grid IN (:...areas))';

/** Tasks, newest first: the list ends even while tasks are added. */
@ApiTags('tasks')
@Controller('v1/tasks')
export class ListTasks {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  @ApiOperation({
    summary: 'Tasks, newest first',
    description: "Of one's own unit and of the areas that one covers; operators and district staff see all.",
  })
  @ApiPage(TaskAnswer)
  @Allow('grid-worker', 'unit-staff', 'street-staff', 'district-staff', 'operator')
  @Get()
  async run(@Query() query: TasksQuery, @CurrentActor() actor: Actor): Promise<Page<TaskAnswer>> {
    const { state, kind, unit, issue, area, limit, cursor } = query;
    const [before] = readCursor(cursor, ['uuid']) ?? [];
    const tasks = this.database.manager.createQueryBuilder(Task, 'task').where('TRUE');
    if (state) tasks.andWhere('task.state = :state', { state });
    if (kind) tasks.andWhere('task.kind = :kind', { kind });
    if (unit) tasks.andWhere('task.unit = :unit', { unit });
    if (issue) tasks.andWhere('task.issue = :issue', { issue });
    if (area) tasks.andWhere(IN_AREAS.replaceAll('areas', 'asked'), { asked: [area] });
    if (before) tasks.andWhere('task.id < :before', { before });
    const rows = await onlySeenBy(actor, tasks)
      .orderBy('task.id', 'DESC')
      .take(limit + 1)
      .getMany();
    return pageOf(
      rows,
      limit,
      ({ id }) => [id],
      (task) => TaskAnswer.of(task, this.clock),
    );
  }
}

function onlySeenBy(actor: Actor, tasks: SelectQueryBuilder<Task>): SelectQueryBuilder<Task> {
  if (seesWholeDistrict(actor)) return tasks;
  const { areas, unit = '' } = actor;
  return areas.length === 0
    ? tasks.andWhere('task.unit = :own', { own: unit })
    : tasks.andWhere(`(task.unit = :own OR ${IN_AREAS})`, { own: unit, areas });
}
