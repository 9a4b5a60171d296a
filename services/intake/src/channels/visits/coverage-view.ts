import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { AreaCode } from '@xianban/contracts/values/identifiers';
import type { Instant } from '@xianban/contracts/values/instant';

import { CADRE_LEVELS, type CadreLevel } from './cadre-level.js';
import type { LevelCoverage } from './coverage.js';

/** How many areas leaders of a level visited since then. */
export class CoverageLevelView implements LevelCoverage {
  @ApiProperty({ enum: ['any', ...CADRE_LEVELS] }) readonly level!: CadreLevel | 'any';
  @ApiProperty() readonly streets!: number;
  @ApiProperty() readonly streetsVisited!: number;
  @ApiProperty() readonly communities!: number;
  @ApiProperty() readonly communitiesVisited!: number;
}

/** When an area was last visited. */
export class CoverageAreaView {
  @ApiProperty({ type: String }) readonly area!: AreaCode;
  @ApiProperty({ enum: ['street', 'community'] }) readonly kind!: string;
  @ApiProperty({ description: 'In the language asked for' }) readonly name!: string;
  @ApiProperty({ type: String, description: 'Its street; of a street, the district' }) readonly parent!: AreaCode;
  @ApiProperty({ description: 'Since then, by the level asked for' }) readonly visited!: boolean;
  @ApiPropertyOptional({ format: 'date-time', type: String, description: 'By leaders of any level, whenever it was' })
  readonly lastVisitAt?: Instant;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string', format: 'date-time' }, description: 'By level' })
  readonly lastVisits!: Readonly<Partial<Record<CadreLevel, Instant>>>;
}

/** Streets and communities in the order of their codes. */
export class CoverageView {
  @ApiProperty({ type: [CoverageLevelView], description: 'Of the whole district' }) readonly levels!: readonly CoverageLevelView[];
  @ApiProperty({ type: [CoverageAreaView] }) readonly items!: readonly CoverageAreaView[];
  @ApiPropertyOptional({ description: 'Cursor of the next page' }) readonly next?: string;
}
