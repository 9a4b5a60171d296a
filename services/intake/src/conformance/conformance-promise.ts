import type { ChannelUnderTest } from './channel-under-test.js';
import type { ConformanceAnswer } from './conformance-answer.js';

/** Something that every channel promises to whoever reports through it. */
export interface ConformancePromise {
  readonly says: string;
  /** Why it does not concern a channel; undefined if it does. */
  without?(channel: ChannelUnderTest): string | undefined;
  /** @throws BrokenPromise */
  check(channel: ChannelUnderTest): Promise<void>;
}

/** What was promised and what came instead. */
export class BrokenPromise extends Error {
  override readonly name = 'BrokenPromise';
}

/** @throws BrokenPromise unless the answer has this status and, if it is said, names this field */
export function expectAnswer(what: string, answer: ConformanceAnswer, status: number, field?: string): ConformanceAnswer {
  const named = answer.body['field'];
  if (answer.status === status && (field === undefined || named === field)) return answer;
  const wanted = field === undefined ? String(status) : `${status} naming ${field}`;
  const came = typeof named === 'string' ? `${answer.status} naming ${named}` : String(answer.status);
  const why = answer.body['detail'] ?? answer.body['title'];
  throw new BrokenPromise(`${what}: ${wanted} is promised, ${came} came${typeof why === 'string' ? ` (${why})` : ''}`);
}

/** @throws BrokenPromise unless both say the same */
export function expectSame(what: string, one: unknown, other: unknown): void {
  const [first, second] = [JSON.stringify(one), JSON.stringify(other)];
  if (first !== second) throw new BrokenPromise(`${what}: ${second} came, and ${first} before`);
}

/** @throws BrokenPromise */
export function expectThat(what: string, holds: boolean): void {
  if (!holds) throw new BrokenPromise(what);
}
