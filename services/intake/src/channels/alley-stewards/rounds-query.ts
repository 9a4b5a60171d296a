import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsAreaCode, type AreaCode } from '@xianban/contracts/values/identifiers';
import { IsInstant, type Instant } from '@xianban/contracts/values/instant';
import { PageQuery } from '@xianban/service-kit/paging/page-query';
import { IsOptional } from 'class-validator';

/** Rounds that ended since then. */
export class RoundsQuery extends PageQuery {
  @ApiProperty({ format: 'date-time', type: String }) @IsInstant() readonly since!: Instant;
  @ApiPropertyOptional({ type: String, description: 'Code of a community' }) @IsOptional() @IsAreaCode() readonly community?: AreaCode;
}
