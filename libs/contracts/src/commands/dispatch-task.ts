import { Type } from 'class-transformer';
import { ArrayMaxSize, IsInt, IsObject, IsOptional, Min, ValidateNested } from 'class-validator';

import type { Refusal } from '../envelope.js';
import { Order } from '../message.js';
import { Areas } from '../values/areas.js';
import { IsCategory, IsNature, type Category, type Nature } from '../values/classification.js';
import { IsIssueNumber, IsOrderKey, IsUnitId, type IssueNumber, type OrderKey, type TaskId, type UnitId } from '../values/identifiers.js';
import { IsInstant, type Instant } from '../values/instant.js';

/**
 * Gives an issue to the responsible unit on duty for its category and grid, looking upwards from the management grid to the district, or to the
 * unit that is named. The same key gives the same answer. Refuses `unknown-grid`, `unknown-unit` and `nobody-on-duty` (which can heal). Tells
 * `evt.task.dispatched.v1`.
 */
@Order('cmd.grid.dispatch-task.v1')
export class DispatchTaskV1 {
  @IsOrderKey() readonly key!: OrderKey;

  @IsIssueNumber() readonly issue!: IssueNumber;
  @IsInt() @Min(1) readonly round!: number;
  @IsObject() @ValidateNested() @Type(() => Areas) readonly areas!: Areas;
  @IsCategory() readonly category!: Category;
  @IsNature() readonly nature!: Nature;
  @IsInstant() readonly due!: Instant;
  /** A unit that an operator chose. */
  @IsOptional() @IsUnitId() readonly unit?: UnitId;
  /** Units that returned it already: they are asked again only if no other is left. */
  @IsUnitId({ each: true }) @ArrayMaxSize(50) readonly not!: readonly UnitId[];

  static readonly example: DispatchTaskV1 = {
    key: 'issue/110105-2026-000123/dispatch-task/1' as OrderKey,
    issue: '110105-2026-000123' as IssueNumber,
    round: 1,
    areas: Areas.example,
    category: 'city-management',
    nature: 'component' as Nature,
    due: '2026-03-08T08:15:20+08:00' as Instant,
    not: [],
  };
}

export type DispatchTaskReply = { readonly ok: true; readonly task: TaskId; readonly unit: UnitId } | Refusal;
