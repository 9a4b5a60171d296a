import { ApiProperty } from '@nestjs/swagger';

import { IsPlainText } from '../channel-kit/is-plain-text.js';

/** Why a closed issue should be taken up again. */
export class ReopeningBody {
  @ApiProperty({ maxLength: 1000 }) @IsPlainText(1_000) readonly reason!: string;

  static readonly example = { reason: '灯又不亮了' };
}
