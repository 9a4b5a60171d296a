import { setTimeout as pause } from 'node:timers/promises';

import pMap from 'p-map';

import type { DistrictApi, Reply } from './district-api.ts';
import type { Logins } from './logins.ts';

export type TaskAction = 'accept' | 'return' | 'handle' | 'verify' | 'inspect';

/** What a unit sees of a task. */
export interface TaskSeen {
  readonly id: string;
  readonly issue: string;
  readonly round: number;
  readonly kind: 'inspection' | 'handling' | 'look-back';
  readonly unit: string;
  readonly state: string;
}

/** What the crew does next with a task that it sees; nothing leaves it alone until the next look. */
export type Habit = (task: TaskSeen, act: (action: TaskAction, words?: object) => Promise<void>) => Promise<void>;

const OPEN_STATES = ['dispatched', 'accepted', 'handled'];
const HANDS = 12;

/** Inspects, accepts, handles with proof and lets somebody else verify, at once. */
export const diligent: Habit = async (task, act) => {
  if (task.kind !== 'handling') return act('inspect', { found: task.kind === 'inspection' });
  if (task.state === 'dispatched') await act('accept');
  if (task.state !== 'handled') await act('handle', { proof: [{ kind: 'note', text: 'done' }] });
  await act('verify', { passed: true });
};

/**
 * The people of every unit: they look at their task lists and act on the issues that they are told to care about, by the same HTTP as
 * anybody. An action that the service refuses because things moved on (409) is dropped; the next look shows what is left.
 */
export class Crew {
  readonly #api: DistrictApi;
  readonly #logins: Logins;
  readonly #habit: Habit;
  readonly #cares: (issue: string) => boolean;
  readonly #stop = new AbortController();
  #working: Promise<void> = Promise.resolve();

  constructor(api: DistrictApi, logins: Logins, habit: Habit, cares: (issue: string) => boolean) {
    this.#api = api;
    this.#logins = logins;
    this.#habit = habit;
    this.#cares = cares;
  }

  /** Starts looking, again and again, until `stop`. */
  start(): void {
    this.#working = this.#work();
  }

  /** @throws what made the crew stop working, if anything did. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#working;
  }

  /** Acts once, as the person that the action belongs to. */
  async act(task: TaskSeen, action: TaskAction, words: object = {}): Promise<Reply<unknown>> {
    const token = await this.#logins.actorOf(task.unit, action);
    return this.#api.post('grid', `/v1/tasks/${task.id}/${action}`, words, { token });
  }

  async #work(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      const token = await this.#logins.of('district-staff');
      const lists = await pMap(OPEN_STATES, (state) => this.#api.all<TaskSeen>('grid', `/v1/tasks?state=${state}`, { token }));
      const mine = lists.flat().filter((task) => this.#cares(task.issue));
      await pMap(mine, (task) => this.#take(task), { concurrency: HANDS });
      if (mine.length === 0) await pause(250);
    }
  }

  async #take(task: TaskSeen): Promise<void> {
    let refused = false;
    await this.#habit(task, async (action, words) => {
      if (refused) return;
      const reply = await this.act(task, action, words);
      refused = reply.status === 409;
      if (reply.status >= 400 && !refused)
        throw new Error(`${action} of ${task.kind} ${task.id} → ${reply.status} ${JSON.stringify(reply.body)}`);
    });
  }
}
