import type { AreaCode } from '@xianban/contracts/values/identifiers';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The district and the four levels below it. */
export const AREA_LEVELS = ['district', 'street', 'community', 'management-grid', 'technical-grid'] as const;
export type AreaLevel = (typeof AREA_LEVELS)[number];

/** An area of the district pack as it was imported. */
@Entity('area')
@Index('area_level', ['level', 'code'])
@Index('area_parent', ['parent', 'code'])
export class Area {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'area_key' }) code: AreaCode;
  @Column('text') level: AreaLevel;
  /** The area that it lies in, that of a technical grid its management grid; absent for the district. */
  @Column('text', { nullable: true }) parent: AreaCode | null;
  /** The community of a technical grid: communities and management grids lie side by side, both in their street. */
  @Column('text', { nullable: true }) community: AreaCode | null;
  @Column('text', { name: 'name_zh' }) nameZh: string;
  @Column('text', { name: 'name_en' }) nameEn: string;
}
