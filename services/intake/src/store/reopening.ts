import type { IssueNumber } from '@xianban/contracts/values/identifiers';
import type { ReopeningSource } from '@xianban/contracts/values/judgement';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A closed issue was asked to be taken up again, once per round. `recordedAt` is the wall's time. */
@Entity('reopening')
@Index('reopening_by_recording', ['recordedAt'])
@Index('reopening_by_person', ['person'], { where: 'person is not null' })
export class Reopening {
  @PrimaryColumn('text') issue!: IssueNumber;
  /** The life that it begins, 2 or more. */
  @PrimaryColumn('integer') round!: number;
  @Column('text') by!: ReopeningSource;
  @Column('timestamptz', { name: 'asked_at' }) askedAt!: Date;
  /** The reporter who asked, if one did. */
  @Column('uuid', { nullable: true }) person!: string | null;
  /** Sealed with the reporter's key. */
  @Column('bytea', { nullable: true }) reason!: Buffer | null;
  @Column('timestamptz', { name: 'recorded_at', default: () => 'now()' }) recordedAt!: Date;
}
