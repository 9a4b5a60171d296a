import { ApiProperty } from '@nestjs/swagger';

import { IsPlainText } from '../../channel-kit/is-plain-text.js';

/** Who is to own a matter, and why. */
export class HandoverBody {
  @ApiProperty({ maxLength: 100, description: 'sub of a member of staff' }) @IsPlainText(100) readonly to!: string;
  @ApiProperty({ maxLength: 1000 }) @IsPlainText(1_000) readonly reason!: string;

  static readonly example = { to: 'member-5', reason: '原首问人员退休' };
}
