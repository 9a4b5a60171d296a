import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { CATEGORIES, type Category, type Nature } from '@xianban/contracts/values/classification';
import { IsChannelName, type ChannelName } from '@xianban/contracts/values/identifiers';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, Max, Min } from 'class-validator';

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

  @ApiPropertyOptional({
    default: false,
    description: 'To try out with: reports are checked, answered and readable as feedback, but told to nobody, and swept after seven days',
  })
  @IsBoolean()
  readonly sandbox: boolean = false;
  @ApiPropertyOptional({ enum: CATEGORIES, isArray: true, description: 'What it may report; everything, if absent' })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(CATEGORIES, { each: true })
  readonly categories?: readonly Category[];
  @ApiPropertyOptional({ type: [String], description: 'Natures of the district pack that it may report; all, if absent' })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ArrayUnique()
  @IsString({ each: true })
  readonly natures?: readonly Nature[];
  @ApiPropertyOptional({ minimum: 1, maximum: 1_000_000, description: 'Any number, if absent' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  readonly reportsPerMinute?: number;
  @ApiPropertyOptional({ minimum: 1, maximum: 100_000_000, description: 'Any number, if absent' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100_000_000)
  readonly reportsPerDay?: number;

  static readonly example = { channel: 'riders', label: '骑士平台', can: [] };
}
