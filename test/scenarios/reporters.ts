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
  /** By receipt: one issue may have many reporters. */
  readonly #waiting = new Map<string, { readonly issue: string; readonly answer: Answer }>();
  readonly #stop = new AbortController();
  #working: Promise<void> = Promise.resolve();
  answered = 0;

  constructor(api: DistrictApi, logins: Logins) {
    this.#api = api;
    this.#logins = logins;
  }

  /** The reporter of this acceptance will answer so when asked. */
  expect(acceptance: Acceptance, answer: Answer): void {
    this.#waiting.set(acceptance.receipt, { issue: acceptance.issue, answer });
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
      const judgedNumbers = new Set(judged.map((issue) => issue.number));
      const mine = [...this.#waiting].filter(([, { issue }]) => judgedNumbers.has(issue));
      await pMap(mine, ([receipt, { answer }]) => this.#answer(receipt, answer), { concurrency: 8 });
      if (mine.length === 0) await pause(250);
    }
  }

  async #answer(receipt: string, answer: Answer): Promise<void> {
    const status = expectStatus(await this.#api.get<StatusSeen>('intake', `/v1/status/${receipt}`), 200);
    if (!status.callBack?.open) return;
    const { pathname } = new URL(status.callBack.url);
    expectStatus(await this.#api.post('intake', pathname, answer), 200, 201);
    this.#waiting.delete(receipt);
    this.answered += 1;
  }
}
