import { Injectable } from '@nestjs/common';
import { invalidInput } from '@xianban/service-kit/http/invalid-input';
import { Problem } from '@xianban/service-kit/http/problem';
import { RateLimiterMemory } from 'rate-limiter-flexible';

import type { ChannelCaller } from './channel-caller.js';

/** Counts without end: each key has a quota of its own, which is compared here. */
const counterOf = (seconds: number) => new RateLimiterMemory({ points: Number.MAX_SAFE_INTEGER, duration: seconds });

/** Keeps callers within the number of reports that their keys may send. Each instance counts for itself and forgets when it ends. */
@Injectable()
export class ReportQuotas {
  private readonly windows = [
    { quotaOf: ({ reportsPerMinute }: ChannelCaller) => reportsPerMinute, name: 'minute', counter: counterOf(60) },
    { quotaOf: ({ reportsPerDay }: ChannelCaller) => reportsPerDay, name: 'day', counter: counterOf(86_400) },
  ];

  /**
   * Counts reports that are about to be looked at, good or bad. A call that does not fit into the quota is refused whole and counts for nothing.
   * @throws Problem 429 with Retry-After, 400 for a batch that would never fit
   */
  async take(caller: ChannelCaller, reports: number): Promise<void> {
    const taken: RateLimiterMemory[] = [];
    for (const { quotaOf, name, counter } of this.windows) {
      const quota = quotaOf(caller);
      if (quota == null) continue;
      if (reports > quota)
        throw invalidInput([{ field: 'reports', detail: `reports must hold at most ${quota} reports: the key's quota of a ${name}` }]);
      const { consumedPoints, msBeforeNext } = await counter.consume(caller.id, reports);
      taken.push(counter);
      if (consumedPoints <= quota) continue;
      for (const one of taken) await one.reward(caller.id, reports);
      throw exhausted(`the key may send ${quota} reports a ${name}`, Math.ceil(msBeforeNext / 1_000));
    }
  }
}

function exhausted(detail: string, seconds: number): Problem {
  return new Problem(
    { status: 429, type: 'urn:xianban:problem:quota-exhausted', title: 'The quota of the key is used up', detail, field: 'X-Api-Key' },
    { 'Retry-After': String(seconds) },
  );
}
