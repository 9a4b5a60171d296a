import type { ReportId } from '@xianban/contracts/values/identifiers';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

import type { PictureFault } from '../pictures/clean-picture.js';

/** Kept; or a link that is still to be fetched; or nothing that is kept, and why. */
export type AttachmentState = 'stored' | 'to-fetch' | 'refused';

/** Why there is no picture. `unreachable`: the link gave none, however often it was tried. `not-followed`: it leads where we do not go. */
export type AttachmentFault = PictureFault | 'unreachable' | 'not-followed';

/**
 * A picture of a report: uploaded before it, or linked in it and fetched later. The bytes lie in the storage under the id, sealed with a key of the
 * picture's own. Times are the wall's.
 */
@Entity('attachment')
@Index('attachment_by_report', ['report', 'place'], { where: 'report is not null' })
@Index('attachment_to_fetch', ['nextTryAt'], { where: "state = 'to-fetch'" })
@Index('attachment_unused', ['recordedAt'], { where: 'report is null' })
export class Attachment {
  @PrimaryColumn('uuid') id!: string;
  /** Whose reports may show it. */
  @Column('uuid') holder!: string;
  /** Absent as long as no report shows it. */
  @Column('uuid', { nullable: true }) report!: ReportId | null;
  /** Among the pictures of its report, from 0. */
  @Column('smallint', { nullable: true }) place!: number | null;
  @Column('text') state!: AttachmentState;
  @Column('text', { nullable: true }) fault!: AttachmentFault | null;
  @Column('integer', { name: 'size_bytes', nullable: true }) sizeBytes!: number | null;
  @Column('integer', { name: 'width_pixels', nullable: true }) widthPixels!: number | null;
  @Column('integer', { name: 'height_pixels', nullable: true }) heightPixels!: number | null;
  /** Where the camera says it was taken; WGS-84 degrees. */
  @Column('double precision', { name: 'taken_longitude', nullable: true }) takenLongitude!: number | null;
  @Column('double precision', { name: 'taken_latitude', nullable: true }) takenLatitude!: number | null;
  @Column('smallint', { default: 0 }) tries!: number;
  @Column('timestamptz', { name: 'next_try_at', nullable: true }) nextTryAt!: Date | null;
  @Column('timestamptz', { name: 'recorded_at', default: () => 'now()' }) recordedAt!: Date;
}
