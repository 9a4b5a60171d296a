import { ApiPropertyOptional } from '@nestjs/swagger';
import { CATEGORIES, IsCategory, type Category } from '@xianban/contracts/values/classification';
import { IsAreaCode, IsChannelName, IsUnitId, type AreaCode, type ChannelName, type UnitId } from '@xianban/contracts/values/identifiers';
import { IsInstant, type Instant } from '@xianban/contracts/values/instant';
import { ISSUE_STATES, IsIssueState, type IssueState } from '@xianban/contracts/values/issue-state';
import { IsOrigin, ORIGINS, type Origin } from '@xianban/contracts/values/origin';
import { PageQuery } from '@xianban/service-kit/paging/page-query';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';

/** Which issues of the register. Filters that are given must all hold. */
export class IssueQuery extends PageQuery {
  @ApiPropertyOptional({ enum: ISSUE_STATES }) @IsOptional() @IsIssueState() readonly state?: IssueState;
  @ApiPropertyOptional({ type: String, description: 'Of any of its reports' })
  @IsOptional()
  @IsChannelName()
  readonly channel?: ChannelName;
  @ApiPropertyOptional({ enum: ORIGINS }) @IsOptional() @IsOrigin() readonly origin?: Origin;
  @ApiPropertyOptional({ enum: CATEGORIES }) @IsOptional() @IsCategory() readonly category?: Category;
  @ApiPropertyOptional({ type: String, description: 'Code of an area on any level' }) @IsOptional() @IsAreaCode() readonly area?: AreaCode;
  @ApiPropertyOptional({ type: String }) @IsOptional() @IsUnitId() readonly unit?: UnitId;
  @ApiPropertyOptional({ enum: ['true', 'false'] }) @IsOptional() @IsIn(['true', 'false']) readonly overdue?: 'true' | 'false';
  @ApiPropertyOptional({ enum: ['true', 'false'], description: 'What was tried out with a sandbox key; otherwise it is left out' })
  @IsOptional()
  @IsIn(['true', 'false'])
  readonly sandbox?: 'true' | 'false';
  @ApiPropertyOptional({ minimum: 0, maximum: 3, description: 'This level or higher' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(3)
  readonly escalationLevel?: number;
  @ApiPropertyOptional({ format: 'date-time', type: String, description: 'Changed after this instant of the district clock' })
  @IsOptional()
  @IsInstant()
  readonly updatedAfter?: Instant;
  @ApiPropertyOptional({
    enum: ['true', 'false'],
    default: 'false',
    description: 'true: the issues of the past that were brought in, and no others',
  })
  @IsOptional()
  @IsIn(['true', 'false'])
  readonly historical?: 'true' | 'false';
}
