import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { AreaCode, ChannelName, IssueNumber, SignId } from '@xianban/contracts/values/identifiers';
import { ISSUE_STATES, type IssueState } from '@xianban/contracts/values/issue-state';
import type { Instant } from '@xianban/contracts/values/instant';
import type { Position } from '@xianban/contracts/values/position';
import { SIGN_DECIDERS, SIGN_STATES, type SignDecider, type SignMethod, type SignState, type Topic } from '@xianban/contracts/values/sign';
import type { Clock } from '@xianban/service-kit/clock';

import { AcceptanceView } from './acceptance-view.js';
import type { Sign } from '../store/sign.js';
import type { SignEvidence } from '../store/sign-evidence.js';

/** What one method found. */
export class SignEvidenceView {
  @ApiProperty({ type: String, example: 'keyword-burst' }) readonly method!: SignMethod;
  @ApiProperty() readonly observed!: number;
  @ApiProperty() readonly expected!: number;
  @ApiProperty({ description: 'How far apart they are, in standard deviations where the method says nothing else' })
  readonly score!: number;
  @ApiProperty({ format: 'date-time', type: String }) readonly noticedAt!: Instant;

  static of({ method, observed, expected, score, noticedAt }: SignEvidence, clock: Clock): SignEvidenceView {
    return { method, observed, expected, score, noticedAt: clock.instant(noticedAt.getTime()) };
  }
}

/** A hint that is not yet an issue. Fields that have no value yet are absent. */
export class SignView {
  @ApiProperty({ type: String, format: 'uuid' }) readonly sign!: SignId;
  @ApiProperty({ type: String, example: 'opinion' }) readonly channel!: ChannelName;
  @ApiProperty({ type: String }) readonly area!: AreaCode;
  @ApiProperty({ type: String, description: 'A nature or a keyword of the district' }) readonly topic!: Topic;
  @ApiProperty({ format: 'date-time', type: String }) readonly from!: Instant;
  @ApiProperty({ format: 'date-time', type: String }) readonly to!: Instant;
  @ApiPropertyOptional({ type: [Number], description: 'WGS-84 degrees, [longitude, latitude]' }) readonly at?: Position;
  @ApiProperty({ enum: SIGN_STATES }) readonly state!: SignState;
  @ApiProperty({ format: 'date-time', type: String }) readonly raisedAt!: Instant;
  @ApiProperty({ format: 'date-time', type: String, description: 'When its evidence last changed' }) readonly noticedAt!: Instant;
  @ApiProperty({ description: 'How many times it was noticed while it was open' }) readonly times!: number;
  @ApiPropertyOptional({ enum: SIGN_DECIDERS }) readonly by?: SignDecider;
  @ApiPropertyOptional({ format: 'date-time', type: String }) readonly decidedAt?: Instant;
  @ApiPropertyOptional({ type: String, description: 'What it became or joined' }) readonly issue?: IssueNumber;
  @ApiPropertyOptional({ enum: ISSUE_STATES, description: 'How the issue stands; shown for one sign' }) readonly issueState?: IssueState;
  @ApiPropertyOptional({ type: [SignEvidenceView] }) readonly evidence?: readonly SignEvidenceView[];

  /** A sign's row as it is shown. */
  static of(sign: Sign, clock: Clock, evidence?: readonly SignEvidence[]): SignView {
    const { id, channel, area, topic, longitude, latitude, state, times, by, issue } = sign;
    const instant = (date: Date) => clock.instant(date.getTime());
    return {
      sign: id,
      channel,
      area,
      topic,
      from: instant(sign.fromAt),
      to: instant(sign.toAt),
      ...(longitude !== null && latitude !== null && { at: [longitude, latitude] as const }),
      state,
      raisedAt: instant(sign.raisedAt),
      noticedAt: instant(sign.noticedAt),
      times,
      ...(state !== 'open' && by && { by }),
      ...(sign.decidedAt && { decidedAt: instant(sign.decidedAt) }),
      ...(issue && { issue }),
      ...(evidence && { evidence: evidence.map((one) => SignEvidenceView.of(one, clock)) }),
    };
  }
}

/** A decided sign. One that became an issue comes with what its decider gets as its reporter. */
export class DecidedSignView extends SignView {
  @ApiPropertyOptional({ type: AcceptanceView }) readonly accepted?: AcceptanceView;
}

/** A page of signs. The last one has no `next`. */
export class SignPageView {
  @ApiProperty({ type: [SignView] }) readonly items!: readonly SignView[];
  @ApiPropertyOptional({ description: 'Cursor of the next page' }) readonly next?: string;
}
