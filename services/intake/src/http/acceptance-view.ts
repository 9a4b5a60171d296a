import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { IssueNumber, ReportId } from '@xianban/contracts/values/identifiers';

/** What a reporter is answered with. */
export class AcceptanceView {
  @ApiProperty({ type: String, example: '110105-2026-000123' }) readonly issue!: IssueNumber;
  @ApiProperty({ type: String, format: 'uuid' }) readonly report!: ReportId;
  @ApiProperty({ description: 'Unguessable: whoever holds it reads the status' }) readonly receipt!: string;
  @ApiProperty({ format: 'uri' }) readonly statusUrl!: string;
  @ApiProperty({ description: 'For the reporter, in the language asked for' }) readonly message!: string;
}

/** What became of one report of a batch: what it is answered with, or the problem. */
export class BatchVerdictView {
  @ApiProperty({ description: 'Place in the batch, from 0' }) readonly index!: number;
  @ApiPropertyOptional({ description: 'Of a table: row as a spreadsheet counts, the header being row 1' }) readonly row?: number;
  @ApiProperty({ description: '201 if it was accepted, else the status of the problem' }) readonly status!: number;
  @ApiPropertyOptional({ type: AcceptanceView }) readonly accepted?: AcceptanceView;
  @ApiPropertyOptional({ type: 'object', additionalProperties: true, description: 'As application/problem+json, naming the field' })
  readonly problem?: object;
}

/** What became of a batch: one verdict per report, in the order of the batch. */
export class BatchView {
  @ApiProperty() readonly accepted!: number;
  @ApiProperty() readonly refused!: number;
  @ApiProperty({ type: [BatchVerdictView] }) readonly verdicts!: readonly BatchVerdictView[];
}
