import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsOptional } from 'class-validator';

import { DATUMS, type Datum, inDatum } from '../domain/in-datum.js';
import { Backdatable } from './backdatable.js';
import type { ReportContent } from './channel.js';
import { IsDatum } from './is-datum.js';
import { IsDegrees } from './is-degrees.js';
import { IsPictureLink } from './is-picture-link.js';
import { IsPlainText } from './is-plain-text.js';

/** Something that was seen at a place, in words and pictures: what most channels are told. */
export class PlacedReport extends Backdatable {
  @ApiProperty({ maxLength: 2000 }) @IsPlainText(2_000) readonly text!: string;
  @ApiProperty({ enum: DATUMS, description: 'Datum of lon and lat. GCJ-02 and BD-09 are converted to WGS-84.' })
  @IsDatum()
  readonly datum!: Datum;
  @ApiProperty({ description: 'Longitude in degrees' }) @IsDegrees(180) readonly lon!: number;
  @ApiProperty({ description: 'Latitude in degrees' }) @IsDegrees(90) readonly lat!: number;
  @ApiPropertyOptional({
    type: [String],
    maxItems: 4,
    format: 'uri',
    description:
      'Pictures, in any mix: `attachment:<id>` of one that was uploaded to the attachments of this channel (the `photo` that the upload is answered ' +
      'with), or https links, which are fetched later',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(4)
  @IsPictureLink()
  readonly photos?: readonly string[];
}

/** What a placed report says, for a channel's `report`; refusals of the point name `lon` (`fieldOf: { at: 'lon' }`). */
export function placedContent({ text, datum, lon, lat, photos, occurredAt, limitAt }: PlacedReport): ReportContent {
  return { text, at: inDatum(datum, lon, lat), photos, occurredAt, limitAt };
}
