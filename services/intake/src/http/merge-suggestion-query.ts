import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsAreaCode, type AreaCode } from '@xianban/contracts/values/identifiers';
import { PageQuery } from '@xianban/service-kit/paging/page-query';
import { IsOptional } from 'class-validator';

/** Which suggestions. */
export class MergeSuggestionQuery extends PageQuery {
  @ApiPropertyOptional({ type: String, description: 'Code of an area on any level, in which the newer issue lies' })
  @IsOptional()
  @IsAreaCode()
  readonly area?: AreaCode;
}
