import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';

import { IsPlainText } from '../channel-kit/is-plain-text.js';

/** Yes or no to a request, and why. */
export class DecisionBody {
  @ApiProperty() @IsBoolean() readonly approve!: boolean;
  @ApiProperty({ maxLength: 2000 }) @IsPlainText(2_000) readonly note!: string;

  static readonly example = { approve: true, note: '情况属实，同意' };
}
