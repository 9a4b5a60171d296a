import type { IssueNumber } from '@xianban/contracts/values/identifiers';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

import type { LikenessReason } from '../domain/likeness.js';

/** Two issues that may be of one matter, for staff to decide. Written with the newer of the two. */
@Entity('merge_suggestion')
@Index('merge_suggestion_by_pair', ['issue', 'into'], { unique: true })
@Index('merge_suggestion_open', ['suggestedAt', 'id'], { where: 'decided_at is null' })
export class MergeSuggestion {
  @PrimaryColumn('uuid') id!: string;
  /** The newer one. */
  @Column('text') issue!: IssueNumber;
  /** The older one, into which it would be merged. */
  @Column('text') into!: IssueNumber;
  /** 0–1. */
  @Column('real') score!: number;
  @Column('text', { array: true }) reasons!: LikenessReason[];
  /** District clock. */
  @Column('timestamptz', { name: 'suggested_at' }) suggestedAt!: Date;
  @Column('boolean', { nullable: true }) accepted!: boolean | null;
  @Column('text', { name: 'decided_by', nullable: true }) decidedBy!: string | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true }) decidedAt!: Date | null;
}
