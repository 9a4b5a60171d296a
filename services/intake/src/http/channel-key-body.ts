import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsChannelName, type ChannelName } from '@xianban/contracts/values/identifiers';
import { ArrayUnique, IsArray, IsIn } from 'class-validator';

import { IsPlainText } from '../channel-kit/is-plain-text.js';
import { KEY_CAPABILITIES, type KeyCapability } from '../domain/key-capability.js';

/** A key to be issued. */
export class ChannelKeyBody {
  @ApiProperty({ type: String, example: 'riders' }) @IsChannelName() readonly channel!: ChannelName;
  @ApiProperty({ maxLength: 100, description: 'Who holds it. Keys of a channel with the same label belong to one holder.' })
  @IsPlainText(100)
  readonly label!: string;
  @ApiPropertyOptional({ enum: KEY_CAPABILITIES, isArray: true, default: [] })
  @IsArray()
  @IsIn(KEY_CAPABILITIES, { each: true })
  @ArrayUnique()
  readonly can: readonly KeyCapability[] = [];

  static readonly example = { channel: 'riders', label: '骑士平台', can: [] };
}
