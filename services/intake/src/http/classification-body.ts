import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  CATEGORIES,
  IsCategory,
  IsLimitClass,
  IsNature,
  IsQuality,
  LIMIT_CLASSES,
  QUALITIES,
  type Category,
  type LimitClass,
  type Nature,
  type Quality,
} from '@xianban/contracts/values/classification';
import { ArrayMaxSize, ArrayUnique, IsIn, IsOptional } from 'class-validator';

import { CORRECTION_REASONS, type CorrectionReason } from '../domain/correction-reason.js';

/** How a person sorts an issue. What is left out stays; the qualities follow the nature unless they are given, and then all of them are. */
export class ClassificationBody {
  @ApiPropertyOptional({ enum: CATEGORIES }) @IsOptional() @IsCategory() readonly category?: Category;
  @ApiPropertyOptional({ type: String, description: 'One of the district' }) @IsOptional() @IsNature() readonly nature?: Nature;
  @ApiPropertyOptional({ enum: LIMIT_CLASSES }) @IsOptional() @IsLimitClass() readonly limitClass?: LimitClass;
  @ApiPropertyOptional({ enum: QUALITIES, isArray: true, maxItems: 5 })
  @IsOptional()
  @IsQuality({ each: true })
  @ArrayUnique()
  @ArrayMaxSize(5)
  readonly qualities?: readonly Quality[];
  @ApiProperty({ enum: CORRECTION_REASONS }) @IsIn(CORRECTION_REASONS) readonly reason!: CorrectionReason;

  static readonly example = { category: 'public-safety', nature: 'safety', limitClass: 'emergency', reason: 'misread-words' };
}
