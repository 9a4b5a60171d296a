import type { IssueNumber } from '@xianban/contracts/values/identifiers';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What a resident said of an issue. It never changes. */
@Entity('city_app_comment')
@Index('city_app_comment_by_comment_id', ['holder', 'commentId'], { unique: true })
@Index('city_app_comment_by_issue', ['issue', 'commentedAt', 'id'])
export class AppComment {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') holder!: string;
  /** The app's own id: the same id is the same comment. */
  @Column('text', { name: 'comment_id' }) commentId!: string;
  @Column('text') issue!: IssueNumber;
  @Column('uuid') person!: string;
  @Column('bytea', { name: 'content_hash' }) contentHash!: Buffer;
  /** Sealed with the person's key. */
  @Column('bytea') words!: Buffer;
  /** District clock. */
  @Column('timestamptz', { name: 'commented_at' }) commentedAt!: Date;
}

/** The place that a comment is sealed for. */
export function commentContext(id: string): string {
  return `city_app_comment.words/${id}`;
}
