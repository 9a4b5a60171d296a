import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsAreaCode, type AreaCode } from '@xianban/contracts/values/identifiers';
import { IsInstant, type Instant } from '@xianban/contracts/values/instant';
import { IsTopic, type Topic } from '@xianban/contracts/values/sign';
import { IsOptional, Matches } from 'class-validator';

import { IsDatum } from '../../channel-kit/is-datum.js';
import { IsDegrees } from '../../channel-kit/is-degrees.js';
import { IsPlainText } from '../../channel-kit/is-plain-text.js';
import { DATUMS, type Datum } from '../../domain/in-datum.js';

const PLATFORM = /^[a-z][a-z0-9-]{0,39}$/;
const LINK = /^https?:\/\/[^\s<>"]{1,2000}$/;

/** What somebody wrote in public, wherever it was. */
class PublicPost {
  /** The platform's own id of the post: the same id is the same post. */
  @ApiProperty({ maxLength: 100 }) @IsPlainText(100) readonly postId!: string;
  @ApiProperty({ example: 'weibo', pattern: PLATFORM.source })
  @Matches(PLATFORM, { message: '$property must be a platform such as weibo' })
  readonly platform!: string;
  @ApiPropertyOptional({ maxLength: 100, description: 'Whoever wrote it, as the platform calls them' })
  @IsOptional()
  @IsPlainText(100)
  readonly author?: string;
  @ApiProperty({ maxLength: 2000 }) @IsPlainText(2_000) readonly text!: string;
  @ApiPropertyOptional({ format: 'uri' }) @IsOptional() @Matches(LINK, { message: '$property must be a link' }) readonly url?: string;
  @ApiProperty({ format: 'date-time' }) @IsInstant() readonly postedAt!: Instant;
}

/** One post that says by itself what is wrong and where: a member of the staff files it at once. */
export class UrgentPost extends PublicPost {
  @ApiProperty({ enum: DATUMS, description: 'Datum of lon and lat. GCJ-02 and BD-09 are converted to WGS-84.' })
  @IsDatum()
  readonly datum!: Datum;
  @ApiProperty({ description: 'Longitude in degrees' }) @IsDegrees(180) readonly lon!: number;
  @ApiProperty({ description: 'Latitude in degrees' }) @IsDegrees(90) readonly lat!: number;

  static readonly example = {
    postId: '4900112233445566',
    platform: 'weibo',
    author: '胡同口的猫',
    text: '路灯又不亮了，接孩子一路摸黑',
    url: 'https://weibo.com/1/4900112233445566',
    postedAt: '2026-03-01T19:20:00+08:00',
    datum: 'GCJ-02',
    lon: 116.4582,
    lat: 39.9354,
  };
}

/** A post as raw material of signs: counted by area and topic, not a report. */
export class OpinionPost extends PublicPost {
  @ApiPropertyOptional({ type: String, description: 'Code of the street or community that it speaks of; else the place says so' })
  @IsOptional()
  @IsAreaCode()
  readonly area?: AreaCode;
  @ApiPropertyOptional({ type: String, description: 'A nature or a keyword of the district; else the words say so' })
  @IsOptional()
  @IsTopic()
  readonly topic?: Topic;
  @ApiPropertyOptional({ enum: DATUMS, description: 'Datum of lon and lat' }) @IsOptional() @IsDatum() readonly datum?: Datum;
  @ApiPropertyOptional({ description: 'Longitude in degrees' }) @IsOptional() @IsDegrees(180) readonly lon?: number;
  @ApiPropertyOptional({ description: 'Latitude in degrees' }) @IsOptional() @IsDegrees(90) readonly lat?: number;

  static readonly example = {
    postId: '4900112233445566',
    platform: 'weibo',
    author: '胡同口的猫',
    text: '路灯又不亮了，接孩子一路摸黑',
    url: 'https://weibo.com/1/4900112233445566',
    postedAt: '2026-03-01T19:20:00+08:00',
    area: '110105001',
  };
}
