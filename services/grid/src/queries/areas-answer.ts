import { ApiProperty } from '@nestjs/swagger';
import type { Areas } from '@xianban/contracts/values/areas';
import type { AreaCode } from '@xianban/contracts/values/identifiers';

/** The codes of a place on the four levels below the district. */
export class AreasAnswer implements Areas {
  @ApiProperty({ type: String }) readonly street!: AreaCode;
  @ApiProperty({ type: String }) readonly community!: AreaCode;
  @ApiProperty({ type: String }) readonly managementGrid!: AreaCode;
  @ApiProperty({ type: String }) readonly technicalGrid!: AreaCode;
}
