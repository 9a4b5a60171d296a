import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Which content of the district pack the tables of areas and units hold. One row. */
@Entity('district_import')
export class DistrictImport {
  @PrimaryColumn('text', { name: 'district_code', primaryKeyConstraintName: 'district_import_key' }) districtCode: string;
  /** SHA-256 of areas, units and grids. */
  @Column('text', { name: 'content_hash' }) contentHash: string;
  @Column('timestamptz', { name: 'imported_at' }) importedAt: Date;
}
