import type { AreaCode, ChannelName } from '@xianban/contracts/values/identifiers';
import type { Position } from '@xianban/contracts/values/position';
import type { SignMethod, Topic } from '@xianban/contracts/values/sign';

/** What a method found in a period, against what the past made one expect. */
export interface SignMeasure {
  readonly method: SignMethod;
  readonly observed: number;
  readonly expected: number;
  /** How far apart they are: in standard deviations, where the method says nothing else. */
  readonly score: number;
}

/** Something that may be a sign. Times in epoch milliseconds, district clock. */
export interface SignFinding {
  readonly channel: ChannelName;
  /** At most 200 characters; with the same key it is the same sign. */
  readonly key: string;
  readonly area: AreaCode;
  readonly topic: Topic;
  readonly fromMs: number;
  readonly toMs: number;
  /** WGS-84 degrees, if anything says where in the area. */
  readonly at?: Position;
  /** Each by another method, the strongest first. */
  readonly measures: readonly [SignMeasure, ...SignMeasure[]];
}
