import { IsInt, Max, Min } from 'class-validator';

import type { Refusal } from '../envelope.js';
import type { ReopeningAskedV1 } from '../events/reopening-asked.js';
import type { ReportAcceptedV1 } from '../events/report-accepted.js';
import { Order } from '../message.js';
import { IsOrderKey, type OrderKey } from '../values/identifiers.js';

/**
 * Names issues that the register has received, or been asked to reopen, but that no workflow has moved since `before`: the sweep starts them again.
 * A read: it changes nothing and its answer is not remembered.
 */
@Order('cmd.intake.list-stragglers.v1')
export class ListStragglersV1 {
  @IsOrderKey() readonly key!: OrderKey;

  /** How long an issue may wait before it is a straggler. Seconds on the wall. */
  @IsInt() @Min(1) readonly olderThanSeconds!: number;
  @IsInt() @Min(1) @Max(500) readonly most!: number;

  static readonly example: ListStragglersV1 = {
    key: 'sweep/list-stragglers/1' as OrderKey,
    olderThanSeconds: 60,
    most: 200,
  };
}

/** What the lost facts said, oldest first. */
export type ListStragglersReply =
  { readonly ok: true; readonly reports: readonly ReportAcceptedV1[]; readonly reopenings: readonly ReopeningAskedV1[] } | Refusal;
