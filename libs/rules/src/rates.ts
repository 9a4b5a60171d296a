import type { Satisfaction, SolvedAnswer } from '@xianban/contracts/values/judgement';

/** Valid call-backs (answered ones) by what was answered. Whole numbers that add up in any order. */
export interface CallBackTally {
  readonly valid: number;
  readonly contacted: number;
  readonly solved: number;
  readonly satisfied: number;
  readonly basicallySatisfied: number;
}

/** One reporter's answers. */
export interface CallBackAnswer {
  readonly contacted: boolean;
  readonly solved: SolvedAnswer;
  readonly satisfaction: Satisfaction;
}

/** Weights of the three rates in the composite, any positive scale. */
export interface RateWeights {
  readonly response: number;
  readonly resolution: number;
  readonly satisfaction: number;
}

/** Shares from 0 to 1; undefined where nobody answered. */
export interface Rates {
  readonly response: number | undefined;
  readonly resolution: number | undefined;
  readonly satisfaction: number | undefined;
  /** The three by their weights. */
  readonly composite: number | undefined;
}

/** No official weights are known; these were fitted to published figures. Source: domain.md, three rates. */
export const DEFAULT_RATE_WEIGHTS: RateWeights = { response: 20, resolution: 40, satisfaction: 40 };

/** What "basically satisfied" counts of "satisfied". Source: domain.md, three rates. */
export const BASICALLY_SATISFIED_SHARE = 0.9;

export const EMPTY_TALLY: CallBackTally = { valid: 0, contacted: 0, solved: 0, satisfied: 0, basicallySatisfied: 0 };

/** One answer as a tally, to be added up. */
export function tallyOf(answer: CallBackAnswer): CallBackTally {
  return {
    valid: 1,
    contacted: answer.contacted ? 1 : 0,
    solved: answer.solved === 'yes' ? 1 : 0,
    satisfied: answer.satisfaction === 'satisfied' ? 1 : 0,
    basicallySatisfied: answer.satisfaction === 'basically-satisfied' ? 1 : 0,
  };
}

export function addTallies(one: CallBackTally, other: CallBackTally): CallBackTally {
  return combine(one, other, 1);
}

/** What is left of `all` without the call-backs that do not count, `excluded`, which must be among them. */
export function withoutExcluded(all: CallBackTally, excluded: CallBackTally): CallBackTally {
  return combine(all, excluded, -1);
}

/** The three rates of a tally and their composite. Ask once with all call-backs and once with `withoutExcluded`: both are shown. */
export function threeRates(tally: CallBackTally, weights: RateWeights = DEFAULT_RATE_WEIGHTS): Rates {
  const { valid } = tally;
  if (valid <= 0) return { response: undefined, resolution: undefined, satisfaction: undefined, composite: undefined };

  const response = tally.contacted / valid;
  const resolution = tally.solved / valid;
  const satisfaction = (tally.satisfied + BASICALLY_SATISFIED_SHARE * tally.basicallySatisfied) / valid;
  const weightSum = weights.response + weights.resolution + weights.satisfaction;
  const weighted = weights.response * response + weights.resolution * resolution + weights.satisfaction * satisfaction;
  return { response, resolution, satisfaction, composite: weightSum > 0 ? weighted / weightSum : undefined };
}

function combine(one: CallBackTally, other: CallBackTally, sign: 1 | -1): CallBackTally {
  return {
    valid: one.valid + sign * other.valid,
    contacted: one.contacted + sign * other.contacted,
    solved: one.solved + sign * other.solved,
    satisfied: one.satisfied + sign * other.satisfied,
    basicallySatisfied: one.basicallySatisfied + sign * other.basicallySatisfied,
  };
}
