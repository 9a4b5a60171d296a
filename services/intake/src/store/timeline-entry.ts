import type { IssueNumber } from '@xianban/contracts/values/identifiers';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

import type { TimelineKind } from '../domain/timeline-kind.js';

/**
 * Something that happened to an issue. An entry of a fact of grid carries the fact's id, so a redelivered fact adds nothing and the order of arrival
 * does not show; so does the first entry, of the fact that the report was accepted.
 */
@Entity('timeline_entry')
@Index('timeline_entry_by_issue', ['issue', 'at', 'id'])
export class TimelineEntry {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') issue!: IssueNumber;
  @Column('integer') round!: number;
  /** When it happened. District clock. */
  @Column('timestamptz') at!: Date;
  @Column('text') kind!: TimelineKind;
  /** Codes and ids only, never words. */
  @Column('jsonb') detail!: Readonly<Record<string, string | number | boolean>>;
}
