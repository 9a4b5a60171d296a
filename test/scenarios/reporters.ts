import { setTimeout as pause } from 'node:timers/promises';

import pMap from 'p-map';

import { expectStatus, type DistrictApi } from './district-api.ts';
import type { Logins } from './logins.ts';

/** What intake says to a report that it accepted. */
export interface Acceptance {
  readonly issue: string;
  readonly report: string;
  readonly receipt: string;
  readonly statusUrl: string;
}

/** What a reporter says when asked. */
export interface Answer {
  readonly contacted: boolean;
  readonly solved: 'yes' | 'no';
  readonly satisfaction: 'satisfied' | 'basically-satisfied' | 'dissatisfied';
}

interface StatusSeen {
  readonly state: string;
  readonly callBack?: { readonly url: string; readonly open: boolean };
}

/** The reporters of a scenario: once their issue is judged, each opens the status page and answers the call-back shown there. */
export class Reporters {
  readonly #api: DistrictApi;
  readonly #logins: Logins;
  readonly #waiting = new Map<string, { receipt: string; answer: Answer }>();
  readonly #stop = new AbortController();
  #working: Promise<void> = Promise.resolve();
  answered = 0;

  constructor(api: DistrictApi, logins: Logins) {
    this.#api = api;
    this.#logins = logins;
  }

  /** The reporter of this acceptance will answer so when asked. */
  expect(acceptance: Acceptance, answer: Answer): void {
    this.#waiting.set(acceptance.issue, { receipt: acceptance.receipt, answer });
  }

  start(): void {
    this.#working = this.#work();
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#working;
  }

  async #work(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      const token = await this.#logins.of('district-staff');
      const judged = await this.#api.all<{ number: string }>('intake', '/v1/issues?state=judging', { token });
      const mine = judged.filter((issue) => this.#waiting.has(issue.number));
      await pMap(mine, (issue) => this.#answer(issue.number), { concurrency: 8 });
      if (mine.length === 0) await pause(250);
    }
  }

  async #answer(issue: string): Promise<void> {
    const waiting = this.#waiting.get(issue);
    if (!waiting) return;
    const status = expectStatus(await this.#api.get<StatusSeen>('intake', `/v1/status/${waiting.receipt}`), 200);
    if (!status.callBack?.open) return;
    const { pathname } = new URL(status.callBack.url);
    expectStatus(await this.#api.post('intake', pathname, waiting.answer), 200, 201);
    this.#waiting.delete(issue);
    this.answered += 1;
  }
}
