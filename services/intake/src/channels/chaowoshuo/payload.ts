import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';

import { IsDatum } from '../../channel-kit/is-datum.js';
import { IsDegrees } from '../../channel-kit/is-degrees.js';
import { IsPhone } from '../../channel-kit/is-phone.js';
import { IsPlainText } from '../../channel-kit/is-plain-text.js';
import { DATUMS, type Datum } from '../../domain/in-datum.js';

/** What a resident said at the desk of the service hall, as the clerk wrote it down. */
export class DeskEntry {
  /** The desk's own number of the entry: the same number is the same entry. */
  @ApiProperty({ maxLength: 100 }) @IsPlainText(100) readonly entryId!: string;
  @ApiProperty({ maxLength: 2000 }) @IsPlainText(2_000) readonly text!: string;
  @ApiProperty({ enum: DATUMS, description: 'Datum of lon and lat. GCJ-02 and BD-09 are converted to WGS-84.' })
  @IsDatum()
  readonly datum!: Datum;
  @ApiProperty({ description: 'Longitude in degrees' }) @IsDegrees(180) readonly lon!: number;
  @ApiProperty({ description: 'Latitude in degrees' }) @IsDegrees(90) readonly lat!: number;
  @ApiPropertyOptional({ maxLength: 100 }) @IsOptional() @IsPlainText(100) readonly residentName?: string;
  @ApiPropertyOptional({ example: '+86 139 0000 0000' }) @IsOptional() @IsPhone() readonly residentPhone?: string;
  @ApiPropertyOptional({ example: '3', description: 'Which counter' })
  @IsOptional()
  @Matches(/^[0-9A-Za-z-]{1,10}$/, { message: '$property must be a number such as 3' })
  readonly counter?: string;

  static readonly example = {
    entryId: 'HALL-20260301-0031',
    text: '楼道里堆满杂物，老人出门不方便',
    datum: 'GCJ-02',
    lon: 116.4582,
    lat: 39.9354,
    residentName: '赵先生',
    residentPhone: '+86 139 0000 0031',
    counter: '3',
  };
}
