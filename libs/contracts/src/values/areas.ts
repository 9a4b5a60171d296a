import { IsAreaCode, type AreaCode } from './identifiers.js';

/** Where a matter lies on the four levels below the district. */
export class Areas {
  @IsAreaCode() readonly street!: AreaCode;
  @IsAreaCode() readonly community!: AreaCode;
  @IsAreaCode() readonly managementGrid!: AreaCode;
  @IsAreaCode() readonly technicalGrid!: AreaCode;

  static readonly example: Areas = {
    street: '110105004' as AreaCode,
    community: '110105004003' as AreaCode,
    managementGrid: '110105004-02' as AreaCode,
    technicalGrid: '110105004003007' as AreaCode,
  };
}
