import { IsBoolean, IsInt, IsOptional, Min } from 'class-validator';

import { Fact } from '../message.js';
import { IsId, IsIssueNumber, type IssueNumber, type RequestId } from '../values/identifiers.js';
import { IsInstant, type Instant } from '../values/instant.js';
import { IsRequestKind, type RequestKind } from '../values/judgement.js';

/**
 * Somebody other than the asker approved or rejected a request; the words of both stay in intake. Told by intake; the aggregate is the
 * request, sequence 2.
 */
@Fact('evt.request.decided.v1', 'intake')
export class RequestDecidedV1 {
  @IsIssueNumber() readonly issue!: IssueNumber;
  @IsInt() @Min(1) readonly round!: number;
  @IsId() readonly request!: RequestId;
  @IsRequestKind() readonly kind!: RequestKind;
  @IsBoolean() readonly approved!: boolean;
  /** The new limit of an extension, or the review date of an issue on the books. District clock. */
  @IsOptional() @IsInstant() readonly until?: Instant;

  static readonly example: RequestDecidedV1 = {
    issue: '110105-2026-000123' as IssueNumber,
    round: 1,
    request: '0198c5a2-7d3e-7c1a-9b1f-3a5d6e7f8093' as RequestId,
    kind: 'extension',
    approved: true,
    until: '2026-03-15T08:15:20+08:00' as Instant,
  };
}
