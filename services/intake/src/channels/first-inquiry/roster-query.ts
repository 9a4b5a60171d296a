import { ApiPropertyOptional } from '@nestjs/swagger';
import { QueryNumber } from '@xianban/service-kit/http/query-number';
import { IsInt, IsOptional, Max, Min } from 'class-validator';

import { IsDate } from './is-date.js';

/** Which days of a roster. */
export class RosterQuery {
  @ApiPropertyOptional({ format: 'date', description: 'Today, if absent' }) @IsOptional() @IsDate() readonly from?: string;
  @ApiPropertyOptional({ minimum: 1, maximum: 31, default: 7 }) @IsInt() @Min(1) @Max(31) @QueryNumber() readonly days: number = 7;
}
