import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsAreaCode, type AreaCode } from '@xianban/contracts/values/identifiers';
import { IsInstant, type Instant } from '@xianban/contracts/values/instant';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, Matches } from 'class-validator';

import { CADRE_LEVELS, type CadreLevel } from './cadre-level.js';
import { IsVisitId } from './is-visit-id.js';
import { VisitFinding } from './payload.js';

const MOST_FINDINGS = 50;
const { visitId, ...finding } = VisitFinding.example;

/** A visit and what was found on it, which may be nothing. */
export class VisitBody {
  @ApiProperty({ pattern: '^[\\w.-]{1,64}$', description: 'The same id is the same visit' }) @IsVisitId() readonly visitId!: string;
  @ApiProperty({ type: String, description: 'Code of the street or community that was visited' }) @IsAreaCode() readonly area!: AreaCode;
  @ApiProperty({ enum: CADRE_LEVELS }) @IsIn(CADRE_LEVELS) readonly level!: CadreLevel;
  /** Code of the post in the list of cadres, never a name. */
  @ApiProperty({ example: 'deputy-head-3' })
  @Matches(/^[a-z0-9][a-z0-9-]{0,63}$/, { message: '$property must be the code of a post, such as deputy-head-3' })
  readonly post!: string;
  @ApiProperty({ format: 'date-time' }) @IsInstant() readonly visitedAt!: Instant;
  @ApiPropertyOptional({ type: 'array', items: { type: 'object' }, maxItems: MOST_FINDINGS, description: 'As reports, without visitId' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_FINDINGS)
  readonly findings?: readonly unknown[];

  static readonly example = {
    visitId,
    area: '110105030001',
    level: 'district',
    post: 'deputy-head-3',
    visitedAt: '2026-03-01T10:00:00+08:00',
    findings: [finding],
  };
}
