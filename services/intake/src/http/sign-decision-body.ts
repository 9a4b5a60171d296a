import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsSignDecision, SIGN_DECISIONS, type SignDecision } from '@xianban/contracts/values/sign';
import { IsOptional } from 'class-validator';

import { IsDatum } from '../channel-kit/is-datum.js';
import { IsDegrees } from '../channel-kit/is-degrees.js';
import { IsPlainText } from '../channel-kit/is-plain-text.js';
import { DATUMS, type Datum } from '../domain/in-datum.js';

/** What a person makes of a sign. */
export class SignDecisionBody {
  @ApiProperty({ enum: SIGN_DECISIONS }) @IsSignDecision() readonly decision!: SignDecision;
  @ApiProperty({ maxLength: 2000, description: 'The matter, if it becomes an issue; why there is nothing to it, if it is dismissed' })
  @IsPlainText(2_000)
  readonly text!: string;
  @ApiPropertyOptional({
    enum: DATUMS,
    description: 'Datum of lon and lat; with them, where the matter is. Needed if the sign has no place.',
  })
  @IsOptional()
  @IsDatum()
  readonly datum?: Datum;
  @ApiPropertyOptional({ description: 'Longitude in degrees' }) @IsOptional() @IsDegrees(180) readonly lon?: number;
  @ApiPropertyOptional({ description: 'Latitude in degrees' }) @IsOptional() @IsDegrees(90) readonly lat?: number;

  static readonly example = { decision: 'turned', text: '多名居民反映夜间无处停车', datum: 'GCJ-02', lon: 116.4582, lat: 39.9354 };
}
