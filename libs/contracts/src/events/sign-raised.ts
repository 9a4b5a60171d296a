import { IsNumber } from 'class-validator';

import { Fact } from '../message.js';
import { IsAreaCode, IsChannelName, IsId, type AreaCode, type ChannelName, type SignId } from '../values/identifiers.js';
import { IsInstant, type Instant } from '../values/instant.js';
import { IsSignMethod, IsTopic, type SignMethod, type Topic } from '../values/sign.js';

/**
 * A hint came up that is not yet an issue (苗头). Told by intake, once per sign; the aggregate is the sign, sequence 1. Carries codes and counts
 * only: the evidence stays with intake.
 */
@Fact('evt.sign.raised.v1', 'intake')
export class SignRaisedV1 {
  @IsId() readonly sign!: SignId;
  /** Where it was noticed, e.g. `opinion`. */
  @IsChannelName() readonly channel!: ChannelName;
  @IsAreaCode() readonly area!: AreaCode;
  @IsTopic() readonly topic!: Topic;
  /** The period that was looked at; `to` is its end. District clock. */
  @IsInstant() readonly from!: Instant;
  @IsInstant() readonly to!: Instant;
  @IsSignMethod() readonly method!: SignMethod;
  /** What was counted or measured in the period, and what its past made one expect. */
  @IsNumber() readonly observed!: number;
  @IsNumber() readonly expected!: number;
  /** How far apart they are, as the method measures it: in standard deviations, where nothing else is said. */
  @IsNumber() readonly score!: number;

  static readonly example: SignRaisedV1 = {
    sign: '0198c5a2-7d3e-7c1a-9b1f-3a5d6e7f8095' as SignId,
    channel: 'opinion' as ChannelName,
    area: '110105004' as AreaCode,
    topic: '停车' as Topic,
    from: '2026-03-01T00:00:00+08:00' as Instant,
    to: '2026-03-02T00:00:00+08:00' as Instant,
    method: 'keyword-burst' as SignMethod,
    observed: 14,
    expected: 2.4,
    score: 5.2,
  };
}
