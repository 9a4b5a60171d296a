import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsInstant, type Instant } from '@xianban/contracts/values/instant';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';

/** What `GET /v1/classification-rules` can be asked. */
export class RulesQuery {
  @ApiPropertyOptional({ format: 'date-time', type: String, description: 'Issues received from here; 90 days before `to` if absent' })
  @IsOptional()
  @IsInstant()
  readonly from?: Instant;

  @ApiPropertyOptional({ format: 'date-time', type: String, description: 'Issues received before this; now if absent' })
  @IsOptional()
  @IsInstant()
  readonly to?: Instant;

  @ApiPropertyOptional({ minimum: 1, maximum: 5_000, default: 200, description: 'Most rules' })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(5_000)
  readonly limit: number = 200;
}
