import { ApiProperty } from '@nestjs/swagger';
import { IsInstant, type Instant } from '@xianban/contracts/values/instant';

/** From when on a person's reports are summed up. */
export class DigestQuery {
  @ApiProperty({ format: 'date-time', type: String }) @IsInstant() readonly since!: Instant;
}
