import { IsInstant, type Instant } from '@xianban/contracts/values/instant';
import { IsOptional } from 'class-validator';
import { ApiPropertyOptional } from '@nestjs/swagger';

/** Fields that only keys with the capability `backdates` may send, for imports and replays. */
export class Backdatable {
  /** When the report was received. Not after the district's now. */
  @ApiPropertyOptional({ format: 'date-time', description: 'When it was received; only for keys that may backdate. Not after now.' })
  @IsOptional()
  @IsInstant()
  readonly occurredAt?: Instant;

  /** The limit that somebody else promised. */
  @ApiPropertyOptional({ format: 'date-time', description: 'The limit that somebody else promised; only for keys that may backdate.' })
  @IsOptional()
  @IsInstant()
  readonly limitAt?: Instant;
}
