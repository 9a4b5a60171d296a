import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { CATEGORIES, type Category, IsCategory } from '@xianban/contracts/values/classification';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsEmail, IsIn, IsObject, IsOptional, Matches, ValidateNested } from 'class-validator';

import { IsDegrees } from '../../channel-kit/is-degrees.js';
import { IsPhone } from '../../channel-kit/is-phone.js';
import { IsPlainText } from '../../channel-kit/is-plain-text.js';
import { SERVICE_CODE } from './domain/service-code.js';
import { IsPublicPictureLink } from './is-public-picture-link.js';
import { IsUnmarkedText } from './is-unmarked-text.js';
import { ATTRIBUTE_CODE, ATTRIBUTES_MOST, SERVICE_TYPES, type ServiceType, VALUES_MOST } from './services/services-file.js';

/** Keys that were chosen from a list of the city's. */
export class ChosenValues {
  @ApiProperty({ example: 'STATE' }) @Matches(ATTRIBUTE_CODE) readonly code!: string;
  @ApiProperty({ type: [String], example: ['dark'] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(VALUES_MOST)
  @Matches(ATTRIBUTE_CODE, { each: true })
  readonly keys!: readonly string[];
}

/** An answer in the reporter's own words. */
export class GivenAnswer {
  @ApiProperty({ example: 'POLE' }) @Matches(ATTRIBUTE_CODE) readonly code!: string;
  @ApiProperty({ maxLength: 4000 }) @IsUnmarkedText(4_000) readonly text!: string;
}

/** A service request as Open311 has it, with what its form leaves to the server already found out. */
export class Open311Report {
  @ApiProperty({ example: 'component', description: 'Code of a service, see /open311/v2/services.json' })
  @Matches(SERVICE_CODE, { message: 'service_code must be the code of a service' })
  readonly service_code!: string;
  @ApiPropertyOptional({ enum: SERVICE_TYPES, default: 'realtime' })
  @IsOptional()
  @IsIn(SERVICE_TYPES)
  readonly service_type?: ServiceType;
  @ApiPropertyOptional({ enum: CATEGORIES, description: 'Group of the service; what the words suggest, if absent' })
  @IsOptional()
  @IsCategory()
  readonly category?: Category;
  /** The caller's own id of the request: the same id is the same request. */
  @ApiPropertyOptional({ maxLength: 100 }) @IsOptional() @IsPlainText(100) readonly external_id?: string;
  @ApiProperty({ description: 'Latitude in degrees, WGS-84' }) @IsDegrees(90) readonly lat!: number;
  @ApiProperty({ description: 'Longitude in degrees, WGS-84' }) @IsDegrees(180) readonly long!: number;
  @ApiPropertyOptional({ maxLength: 500 }) @IsOptional() @IsUnmarkedText(500) readonly address_string?: string;
  @ApiPropertyOptional({ maxLength: 100 }) @IsOptional() @IsPlainText(100) readonly address_id?: string;
  @ApiProperty({ maxLength: 4000 }) @IsUnmarkedText(4_000) readonly description!: string;
  @ApiPropertyOptional({ type: [ChosenValues] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(ATTRIBUTES_MOST)
  // a list in the list would pass as nested
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => ChosenValues)
  readonly choices?: readonly ChosenValues[];
  @ApiPropertyOptional({ type: [GivenAnswer] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(ATTRIBUTES_MOST)
  // a list in the list would pass as nested
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => GivenAnswer)
  readonly answers?: readonly GivenAnswer[];
  @ApiPropertyOptional({ type: [String], maxItems: 4, format: 'uri' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(4)
  @IsPublicPictureLink()
  readonly media_url?: readonly string[];
  @ApiPropertyOptional({ maxLength: 254 }) @IsOptional() @IsEmail() readonly email?: string;
  @ApiPropertyOptional({ maxLength: 100 }) @IsOptional() @IsPlainText(100) readonly device_id?: string;
  @ApiPropertyOptional({ maxLength: 100 }) @IsOptional() @IsPlainText(100) readonly account_id?: string;
  @ApiPropertyOptional({ maxLength: 50 }) @IsOptional() @IsUnmarkedText(50) readonly first_name?: string;
  @ApiPropertyOptional({ maxLength: 50 }) @IsOptional() @IsUnmarkedText(50) readonly last_name?: string;
  @ApiPropertyOptional({ example: '+86 139 0000 0000' }) @IsOptional() @IsPhone() readonly phone?: string;

  static readonly example = {
    service_code: 'component',
    external_id: 'FMS-1042',
    lat: 39.934,
    long: 116.452,
    description: '路灯不亮，晚上看不清路',
    email: 'resident@example.org',
  };
}
