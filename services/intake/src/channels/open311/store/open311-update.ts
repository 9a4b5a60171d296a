import type { ReportId } from '@xianban/contracts/values/identifiers';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

import type { RequestStatus } from '../domain/request-status.js';

/** What a partner added to a request of its own. It never changes. District clock. */
@Entity('open311_update')
@Index('open311_update_by_partner_id', ['report', 'partnerId'], { unique: true, where: 'partner_id is not null' })
@Index('open311_update_by_report', ['report', 'recordedAt', 'id'])
export class Open311Update {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') report!: ReportId;
  @Column('uuid') holder!: string;
  /** The partner's own id of the update: the same id is the same update. */
  @Column('text', { name: 'partner_id', nullable: true }) partnerId!: string | null;
  @Column('bytea', { name: 'content_hash' }) contentHash!: Buffer;
  /** What the partner says of the request; what it becomes is the register's to say. */
  @Column('text') status!: RequestStatus;
  /** When it happened, as the partner says. */
  @Column('timestamptz', { name: 'said_at', nullable: true }) saidAt!: Date | null;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt!: Date;
  /** Sealed with the reporter's key: see `UpdateWords`. */
  @Column('bytea') words!: Buffer;
}

/** What only the reporter's key opens. Column `open311_update.words`. */
export interface UpdateWords {
  readonly description?: string;
  readonly mediaUrls?: readonly string[];
  /** Who speaks, as the partner says. */
  readonly from?: Readonly<Record<string, string>>;
}

/** The place that the words of an update are sealed for. */
export function updateWordsContext(update: string): string {
  return `open311_update.words/${update}`;
}
