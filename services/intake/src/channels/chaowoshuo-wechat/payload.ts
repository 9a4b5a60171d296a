import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';

import { IsPlainText } from '../../channel-kit/is-plain-text.js';
import { PlacedReport } from '../../channel-kit/placed-report.js';

/** A matter as a follower of the official account told it: from a conversation, or from the account's mini program. */
export class WechatMatter extends PlacedReport {
  /** Id of the message that completed it: the same id is the same matter. */
  @ApiProperty({ maxLength: 64 }) @IsPlainText(64) readonly messageId!: string;
  /** Who the follower is to this account. */
  @ApiProperty({ example: 'oABCD1234567890abcdefghijklm' })
  @Matches(/^[\w-]{6,64}$/, { message: '$property must be an OpenID' })
  readonly openId!: string;

  static readonly example = {
    messageId: '24875316402518743',
    openId: 'oABCD1234567890abcdefghijklm',
    text: '小区门口路灯不亮',
    datum: 'GCJ-02',
    lon: 116.4582,
    lat: 39.9354,
  };
}
