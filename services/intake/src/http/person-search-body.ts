import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsChannelName, type ChannelName } from '@xianban/contracts/values/identifiers';
import { IsOptional, ValidateIf } from 'class-validator';

import { IsPhone } from '../channel-kit/is-phone.js';
import { IsPlainText } from '../channel-kit/is-plain-text.js';

/** Who is looked for: by telephone, or by the account that a channel knows them by. In a body, so that no phone stands in an address. */
export class PersonSearchBody {
  @ApiPropertyOptional({ example: '+86 139 0000 0000', description: 'In any form; needed without channel and account' })
  @ValidateIf(({ phone, account }: PersonSearchBody) => phone !== undefined || account === undefined)
  @IsPhone()
  readonly phone?: string;

  @ApiPropertyOptional({ type: String, example: 'riders', description: 'Needed with account' })
  @ValidateIf(({ channel, account }: PersonSearchBody) => channel !== undefined || account !== undefined)
  @IsChannelName()
  readonly channel?: ChannelName;

  @ApiPropertyOptional({ maxLength: 100 }) @IsOptional() @IsPlainText(100) readonly account?: string;

  static readonly example = { phone: '139 0000 0000' };
}
