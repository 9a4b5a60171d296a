import { Type } from 'class-transformer';
import { IsIn, IsInt, IsObject, IsOptional, Min, ValidateNested } from 'class-validator';

import type { Refusal } from '../envelope.js';
import { Order } from '../message.js';
import { Areas } from '../values/areas.js';
import { IsIssueNumber, IsOrderKey, type IssueNumber, type OrderKey, type TaskId, type UnitId } from '../values/identifiers.js';
import { IsInstant, type Instant } from '../values/instant.js';

/**
 * Sends the grid team of a cell to see whether a matter is there: before filing, or at a look-back. Refuses `unknown-grid` and
 * `nobody-on-duty` (which can heal). Tells `evt.task.dispatched.v1`.
 */
@Order('cmd.grid.dispatch-inspector.v1')
export class DispatchInspectorV1 {
  @IsOrderKey() readonly key!: OrderKey;

  @IsIssueNumber() readonly issue!: IssueNumber;
  @IsInt() @Min(1) readonly round!: number;
  @IsIn(['inspection', 'look-back']) readonly kind!: 'inspection' | 'look-back';
  @IsObject() @ValidateNested() @Type(() => Areas) readonly areas!: Areas;
  @IsOptional() @IsInstant() readonly due?: Instant;

  static readonly example: DispatchInspectorV1 = {
    key: 'issue/110105-2026-000123/dispatch-inspector/1' as OrderKey,
    issue: '110105-2026-000123' as IssueNumber,
    round: 1,
    kind: 'inspection',
    areas: Areas.example,
  };
}

export type DispatchInspectorReply = { readonly ok: true; readonly task: TaskId; readonly unit: UnitId } | Refusal;
