import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

import { QueryNumber } from '../http/query-number.js';

export const LARGEST_PAGE = 200;

/** Which page of a list. Extend it with the list's own filters. */
export class PageQuery {
  /** Items per page, 1…200. */
  @IsInt()
  @Min(1)
  @Max(LARGEST_PAGE)
  @QueryNumber()
  readonly limit: number = 50;

  /** The `next` of the page before. */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  readonly cursor?: string;
}
