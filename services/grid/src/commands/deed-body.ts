import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsInstant, type Instant } from '@xianban/contracts/values/instant';
import { IsOptional, IsString, MaxLength } from 'class-validator';

/** What people may say with every act on a task. */
export class DeedBody {
  @ApiPropertyOptional({
    format: 'date-time',
    description: 'When it happened, for imports and replays: needs `backdates`. Not after now, not before what was done to the task last.',
  })
  @IsOptional()
  @IsInstant()
  readonly occurredAt?: Instant;

  @ApiPropertyOptional({ maxLength: 2_000, description: 'Words for whoever looks at the task. They never leave this service.' })
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  readonly note?: string;
}
