import { IsIn, IsOptional } from 'class-validator';

import { Fact } from '../message.js';
import { IsChannelName, IsId, IsIssueNumber, type ChannelName, type IssueNumber, type SignId } from '../values/identifiers.js';
import { IsSignDecision, SIGN_DECIDERS, type SignDecider, type SignDecision } from '../values/sign.js';

/** A sign became an issue or was dismissed. Told by intake, once per sign; the aggregate is the sign, sequence 2. */
@Fact('evt.sign.decided.v1', 'intake')
export class SignDecidedV1 {
  @IsId() readonly sign!: SignId;
  @IsChannelName() readonly channel!: ChannelName;
  @IsSignDecision() readonly decision!: SignDecision;
  @IsIn(SIGN_DECIDERS) readonly by!: SignDecider;
  /** The issue that it became or joined; absent if it was dismissed. */
  @IsOptional() @IsIssueNumber() readonly issue?: IssueNumber;

  static readonly example: SignDecidedV1 = {
    sign: '0198c5a2-7d3e-7c1a-9b1f-3a5d6e7f8095' as SignId,
    channel: 'opinion' as ChannelName,
    decision: 'turned',
    by: 'person',
    issue: '110105-2026-000123' as IssueNumber,
  };
}
