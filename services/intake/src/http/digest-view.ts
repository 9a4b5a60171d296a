import { ApiProperty } from '@nestjs/swagger';
import type { Instant } from '@xianban/contracts/values/instant';
import { ISSUE_STATES, type IssueState } from '@xianban/contracts/values/issue-state';

import type { ReportDigest } from '../domain/report-digest.js';

/** What became of a person's reports that came in, or whose issue was closed, since then. */
export class DigestView implements ReportDigest {
  @ApiProperty({ format: 'date-time', type: String }) readonly since!: Instant;
  @ApiProperty() readonly reports!: number;
  @ApiProperty() readonly closed!: number;
  @ApiProperty({ description: 'Of the closed ones' }) readonly solved!: number;
  @ApiProperty({ description: 'Refused or withdrawn' }) readonly notTaken!: number;
  @ApiProperty({ description: 'All others' }) readonly underWay!: number;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'integer' }, description: `By state: ${ISSUE_STATES.join(', ')}` })
  readonly byState!: Readonly<Partial<Record<IssueState, number>>>;
  @ApiProperty({ example: '您上报的 3 件已办结 2 件，其中 2 件已解决，1 件正在办理。谢谢您！' }) readonly message!: string;
}
