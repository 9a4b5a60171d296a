import { IsInt, Min } from 'class-validator';

import { IsId, IsIssueNumber, IsUnitId, type IssueNumber, type TaskId, type UnitId } from '../values/identifiers.js';
import { IsInstant, type Instant } from '../values/instant.js';
import { IsTaskKind, type TaskKind } from '../values/judgement.js';

/** What every fact about a task says. The aggregate is the task; the sequence starts at 1 with `dispatched`. */
export class TaskFact {
  @IsIssueNumber() readonly issue!: IssueNumber;
  /** The life of the issue that the task belongs to. */
  @IsInt() @Min(1) readonly round!: number;
  @IsId() readonly task!: TaskId;
  @IsTaskKind() readonly kind!: TaskKind;
  @IsUnitId() readonly unit!: UnitId;
  /** When it happened on the ground. District clock. */
  @IsInstant() readonly occurredAt!: Instant;

  static readonly example: TaskFact = {
    issue: '110105-2026-000123' as IssueNumber,
    round: 1,
    task: '0198c5a2-7d3e-7c1a-9b1f-3a5d6e7f8094' as TaskId,
    kind: 'handling',
    unit: 'sanlitun-grid-team' as UnitId,
    occurredAt: '2026-03-01T09:02:00+08:00' as Instant,
  };
}
