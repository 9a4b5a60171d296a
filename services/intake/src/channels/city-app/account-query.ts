import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';

import { IsPlainText } from '../../channel-kit/is-plain-text.js';

/** Whose own share of an issue is shown, too. */
export class AccountQuery {
  @ApiPropertyOptional({ maxLength: 100 }) @IsOptional() @IsPlainText(100) readonly account?: string;
}
