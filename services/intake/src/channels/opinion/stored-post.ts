import type { AreaCode, SignId } from '@xianban/contracts/values/identifiers';
import type { Topic } from '@xianban/contracts/values/sign';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A post as it is kept: what is counted in the clear, what somebody said sealed with their key. */
@Entity('opinion_post')
@Index('opinion_post_by_id', ['holder', 'platform', 'postId'], { unique: true })
@Index('opinion_post_by_topic', ['area', 'topic', 'postedDay'], { where: 'area is not null and topic is not null' })
@Index('opinion_post_by_day', ['postedDay'])
export class StoredPost {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') holder!: string;
  @Column('text') platform!: string;
  @Column('text', { name: 'post_id' }) postId!: string;
  @Column('bytea', { name: 'content_hash' }) contentHash!: Buffer;
  @Column('uuid') person!: string;
  /** Sealed: see `PostWords`. */
  @Column('bytea') words!: Buffer;
  /** The street; null if nothing says where. */
  @Column('text', { nullable: true }) area!: AreaCode | null;
  /** Null if the words say nothing that the district has a word for: then it is kept, and counts for no sign. */
  @Column('text', { nullable: true }) topic!: Topic | null;
  @Column('boolean') negative!: boolean;
  /** WGS-84 degrees. */
  @Column('double precision', { nullable: true }) longitude!: number | null;
  @Column('double precision', { nullable: true }) latitude!: number | null;
  @Column('timestamptz', { name: 'posted_at' }) postedAt!: Date;
  /** The day in the district's zone. */
  @Column('date', { name: 'posted_day' }) postedDay!: string;
  @Column('timestamptz', { name: 'received_at' }) receivedAt!: Date;
}

/** Which posts a sign was raised by: kept with it. */
@Entity('opinion_sign_post')
@Index('opinion_sign_post_by_post', ['post'])
export class SignPost {
  @PrimaryColumn('uuid') sign!: SignId;
  @PrimaryColumn('uuid') post!: string;
}

/** What only the author's key opens. Column `opinion_post.words`. */
export interface PostWords {
  readonly author?: string;
  readonly text: string;
  readonly url?: string;
}

/** The place that a post's words are sealed for. */
export function postWordsContext(post: string): string {
  return `opinion_post.words/${post}`;
}
