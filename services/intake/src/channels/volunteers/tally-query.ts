import { ApiPropertyOptional } from '@nestjs/swagger';
import { QueryNumber } from '@xianban/service-kit/http/query-number';
import { IsInt, Max, Min } from 'class-validator';

/** How many days of the tally, today included. */
export class TallyQuery {
  @ApiPropertyOptional({ minimum: 1, maximum: 92, default: 7 }) @IsInt() @Min(1) @Max(92) @QueryNumber() readonly days: number = 7;
}
