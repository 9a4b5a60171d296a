import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Instant } from '@xianban/contracts/values/instant';
import type { ProblemDetails } from '@xianban/service-kit/http/problem';

import { AcceptanceView } from '../../http/acceptance-view.js';

/** When a round was walked, by the district's clock. */
export class RoundTakenView {
  @ApiProperty({ format: 'date-time', type: String }) readonly startedAt!: Instant;
  @ApiProperty({ format: 'date-time', type: String }) readonly endedAt!: Instant;
  @ApiProperty({ description: 'By how much the phone’s clock was behind; negative if it was ahead' }) readonly clockBehindSeconds!: number;
}

/** What became of one entry. */
export class EntryVerdictView {
  @ApiProperty({ description: 'Place in the batch, from 0' }) readonly index!: number;
  @ApiProperty({ example: 201 }) readonly status!: number;
  @ApiPropertyOptional({ type: AcceptanceView, description: 'Of a finding' }) readonly accepted?: AcceptanceView;
  @ApiPropertyOptional({ type: RoundTakenView, description: 'Of a round' }) readonly round?: RoundTakenView;
  @ApiPropertyOptional({ type: 'object', additionalProperties: true, description: 'Why it was refused, as problem details' })
  readonly problem?: ProblemDetails;
}

/** What became of each entry, in their order. */
export class DeviceBatchView {
  @ApiProperty() readonly accepted!: number;
  @ApiProperty() readonly refused!: number;
  @ApiProperty({ type: [EntryVerdictView] }) readonly verdicts!: readonly EntryVerdictView[];
}
