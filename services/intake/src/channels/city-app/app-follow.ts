import type { IssueNumber } from '@xianban/contracts/values/identifiers';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An issue that a resident follows. */
@Entity('city_app_follow')
@Index('city_app_follow_by_person', ['person', 'followedAt', 'issue'])
@Index('city_app_follow_by_issue', ['issue'])
export class AppFollow {
  /** The keyed hash of the resident's account at the holder of the key. */
  @PrimaryColumn('uuid') person!: string;
  @PrimaryColumn('text') issue!: IssueNumber;
  /** District clock. */
  @Column('timestamptz', { name: 'followed_at' }) followedAt!: Date;
}
