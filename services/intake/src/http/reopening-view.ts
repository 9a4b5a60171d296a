import { ApiProperty } from '@nestjs/swagger';
import type { IssueNumber } from '@xianban/contracts/values/identifiers';

/** A new round was asked for and will begin. */
export class ReopeningView {
  @ApiProperty({ type: String, example: '110105-2026-000123' }) readonly issue!: IssueNumber;
  @ApiProperty({ description: 'The round that will begin, 2 or more' }) readonly round!: number;
}
