import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { SignId } from '@xianban/contracts/values/identifiers';
import { SIGN_STATES, type SignState } from '@xianban/contracts/values/sign';

/** What became of one finding: its sign, or the problem. */
export class FindingVerdictView {
  @ApiProperty({ description: 'Place in the batch, from 0' }) readonly index!: number;
  @ApiProperty({ description: '201 if it is a sign, else the status of the problem' }) readonly status!: number;
  @ApiPropertyOptional({ type: String, format: 'uuid' }) readonly sign?: SignId;
  @ApiPropertyOptional({ enum: SIGN_STATES }) readonly state?: SignState;
  @ApiPropertyOptional({ description: 'False if the sign was known' }) readonly fresh?: boolean;
  @ApiPropertyOptional({ type: 'object', additionalProperties: true, description: 'As application/problem+json, naming the field' })
  readonly problem?: object;
}

/** What became of a batch of findings: one verdict each, in the order of the batch. */
export class FindingBatchView {
  @ApiProperty() readonly accepted!: number;
  @ApiProperty() readonly refused!: number;
  @ApiProperty({ type: [FindingVerdictView] }) readonly verdicts!: readonly FindingVerdictView[];
}
