import type { Category, LimitClass, Nature, Quality } from '@xianban/contracts/values/classification';
import type { IssueNumber } from '@xianban/contracts/values/identifiers';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How a person sorted an issue, by the latest correction. Only corrected issues stand here. */
@Entity('issue_classification')
export class IssueClassification {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'issue_classification_key' }) issue: IssueNumber;
  /** Counts the corrections: a lower one came late and changes nothing. */
  @Column('integer') sequence: number;
  @Column('text') category: Category;
  @Column('text') nature: Nature;
  @Column('text', { name: 'limit_class' }) limitClass: LimitClass;
  @Column('text', { array: true }) qualities: Quality[];
}
