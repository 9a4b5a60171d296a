import type { IssueNumber } from '@xianban/contracts/values/identifiers';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

import type { OverruledReasons, Sorting } from '../domain/corrected-classification.js';
import type { CorrectionReason } from '../domain/correction-reason.js';

/** A person sorted an issue anew. Never changes. District clock. */
@Entity('classification_correction')
@Index('classification_correction_by_issue', ['issue', 'at'])
export class ClassificationCorrection {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') issue!: IssueNumber;
  @Column('text', { name: 'corrected_by' }) correctedBy!: string;
  @Column('timestamptz') at!: Date;
  @Column('text') reason!: CorrectionReason;
  /** Only the parts that changed. */
  @Column('jsonb') before!: Partial<Sorting>;
  @Column('jsonb') after!: Partial<Sorting>;
  /** What had decided these parts: rules are judged by it. */
  @Column('jsonb') overruled!: OverruledReasons;
}
