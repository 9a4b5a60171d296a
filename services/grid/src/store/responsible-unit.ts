import type { Category, Nature } from '@xianban/contracts/values/classification';
import type { AreaCode, UnitId } from '@xianban/contracts/values/identifiers';
import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { Duty, UnitKind } from '@xianban/service-kit/district/unit';

/** A unit of the district pack as it was imported, with its duty. */
@Entity('responsible_unit')
export class ResponsibleUnit {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'responsible_unit_key' }) id: UnitId;
  @Column('text') kind: UnitKind;
  @Column('text', { name: 'name_zh' }) nameZh: string;
  @Column('text', { name: 'name_en' }) nameEn: string;
  @Column('text', { array: true }) areas: AreaCode[];
  @Column('text', { array: true, nullable: true }) categories: Category[] | null;
  @Column('text', { array: true, nullable: true }) natures: Nature[] | null;
  @Column('jsonb', { nullable: true }) duty: Duty[] | null;
}
