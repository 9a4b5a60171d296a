import { IsInt, Min } from 'class-validator';

import { Fact } from '../message.js';
import { IsId, IsIssueNumber, type IssueNumber, type RequestId } from '../values/identifiers.js';
import { IsRequestKind, type RequestKind } from '../values/judgement.js';

/** A unit asked for extension, for the books or for closing without a fix. Told by intake; the aggregate is the request, sequence 1. */
@Fact('evt.request.made.v1', 'intake')
export class RequestMadeV1 {
  @IsIssueNumber() readonly issue!: IssueNumber;
  @IsInt() @Min(1) readonly round!: number;
  @IsId() readonly request!: RequestId;
  @IsRequestKind() readonly kind!: RequestKind;

  static readonly example: RequestMadeV1 = {
    issue: '110105-2026-000123' as IssueNumber,
    round: 1,
    request: '0198c5a2-7d3e-7c1a-9b1f-3a5d6e7f8093' as RequestId,
    kind: 'extension',
  };
}
