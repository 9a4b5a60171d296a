import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { ReportId } from '@xianban/contracts/values/identifiers';
import type { Position } from '@xianban/contracts/values/position';

import type { Attachment, AttachmentFault, AttachmentState } from '../store/attachment.js';

/** A picture of a report. */
export class AttachmentView {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty({ type: String, format: 'uuid' }) readonly report!: ReportId;
  @ApiProperty({ enum: ['stored', 'to-fetch', 'refused'] }) readonly state!: AttachmentState;
  @ApiPropertyOptional({ type: String, description: 'Why there is no picture' }) readonly fault?: AttachmentFault;
  @ApiPropertyOptional({ description: 'Where the JPEG is; only once it is stored' }) readonly url?: string;
  @ApiPropertyOptional() readonly sizeBytes?: number;
  @ApiPropertyOptional() readonly widthPixels?: number;
  @ApiPropertyOptional() readonly heightPixels?: number;
  @ApiPropertyOptional({ type: [Number], description: 'Where the camera says it was taken: WGS-84 degrees, [longitude, latitude]' })
  readonly takenAt?: Position;

  /** @param base path below which the pictures are served */
  static of(attachment: Attachment & { readonly report: ReportId }, base: string): AttachmentView {
    const { id, report, state, fault, sizeBytes, widthPixels, heightPixels, takenLongitude, takenLatitude } = attachment;
    return {
      id,
      report,
      state,
      ...(fault && { fault }),
      ...(state === 'stored' && { url: `${base}/${id}` }),
      ...(sizeBytes !== null && { sizeBytes }),
      ...(widthPixels !== null && { widthPixels }),
      ...(heightPixels !== null && { heightPixels }),
      ...(takenLongitude !== null && takenLatitude !== null && { takenAt: [takenLongitude, takenLatitude] }),
    };
  }
}

/** Pictures of an issue, in the order of its reports. */
export class AttachmentListView {
  @ApiProperty({ type: [AttachmentView] }) readonly items!: readonly AttachmentView[];
}

/** A picture that was uploaded. */
export class UploadView {
  @ApiProperty({
    example: 'attachment:0198c5a2-7d3e-7c1a-9b1f-3a5d6e7f8091',
    description: 'What the report says in `photos`, within a day',
  })
  readonly photo!: string;
  @ApiProperty() readonly widthPixels!: number;
  @ApiProperty() readonly heightPixels!: number;
  @ApiPropertyOptional({ type: [Number], description: 'Where the camera says it was taken: WGS-84 degrees, [longitude, latitude]' })
  readonly takenAt?: Position;
}
