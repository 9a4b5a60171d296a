import type { AreaCode, ChannelName, IssueNumber, SignId } from '@xianban/contracts/values/identifiers';
import type { SignDecider, SignState, Topic } from '@xianban/contracts/values/sign';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A hint that is not yet an issue (苗头): what was noticed in which area, about what, in which period. District clock. */
@Entity('sign')
@Index('sign_by_key', ['channel', 'key'], { unique: true })
@Index('sign_by_time', ['raisedAt', 'id'])
@Index('sign_open', ['raisedAt', 'id'], { where: "state = 'open'" })
@Index('sign_turning', ['raisedAt'], { where: "state = 'open' and draft is not null" })
export class Sign {
  @PrimaryColumn('uuid') id!: SignId;
  @Column('text') channel!: ChannelName;
  /** By which its channel knows it again: what comes with the same key is the same sign. */
  @Column('text') key!: string;
  @Column('text') area!: AreaCode;
  @Column('text') topic!: Topic;
  @Column('timestamptz', { name: 'from_at' }) fromAt!: Date;
  @Column('timestamptz', { name: 'to_at' }) toAt!: Date;
  /** WGS-84 degrees; null if nothing says where in the area. */
  @Column('double precision', { nullable: true }) longitude!: number | null;
  @Column('double precision', { nullable: true }) latitude!: number | null;
  @Column('text', { default: 'open' }) state!: SignState;
  @Column('timestamptz', { name: 'raised_at' }) raisedAt!: Date;
  /** When its evidence last changed. */
  @Column('timestamptz', { name: 'noticed_at' }) noticedAt!: Date;
  /** How many times it was noticed while it was open. */
  @Column('integer', { default: 1 }) times!: number;
  /** What it is being turned into, sealed with the decider's key: see `SignDraft`. Kept until the issue is there, so that it happens once. */
  @Column('bytea', { nullable: true }) draft!: Buffer | null;
  @Column('text', { nullable: true }) by!: SignDecider | null;
  @Column('text', { name: 'decided_by', nullable: true }) decidedBy!: string | null;
  @Column('uuid', { name: 'decider_person', nullable: true }) deciderPerson!: string | null;
  /** Sealed: why it was dismissed. */
  @Column('bytea', { name: 'decided_words', nullable: true }) decidedWords!: Buffer | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true }) decidedAt!: Date | null;
  /** What it became or joined. */
  @Column('text', { nullable: true }) issue!: IssueNumber | null;
}
