import type { Visit } from './visit.ts';

/** One of the numbered points that a server must keep. */
export interface Point {
  readonly number: number;
  /** The point in short. */
  readonly says: string;
  /** In words what could not be looked at, if anything, e.g. because the city has no such service. @throws Broken, or any other Error, with the reason */
  check(visit: Visit): Promise<unknown>;
}
