import type { Category, LimitClass, Nature } from '@xianban/contracts/values/classification';
import type { ChannelName, UnitId } from '@xianban/contracts/values/identifiers';
import type { ClosingOutcome, IssueState } from '@xianban/contracts/values/issue-state';
import type { Origin } from '@xianban/contracts/values/origin';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** All that many issues of the past have in common. A source has about a thousand, so that each issue's own row is short. */
@Entity('history_kind')
export class HistoryKindRow {
  @PrimaryColumn('smallint') source!: number;
  @PrimaryColumn('integer') id!: number;
  /** By which way it came to the source. */
  @Column('text') via!: ChannelName;
  @Column('text') origin!: Origin;
  /** How it ended; `received` if it had not. */
  @Column('text') state!: IssueState;
  @Column('text', { nullable: true }) outcome!: ClosingOutcome | null;
  @Column('text') category!: Category;
  @Column('text') nature!: Nature;
  @Column('text', { name: 'limit_class' }) limitClass!: LimitClass;
  @Column('text', { nullable: true }) unit!: UnitId | null;
}
