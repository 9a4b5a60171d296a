import {
  ActivityFailure,
  ApplicationFailure,
  CancellationScope,
  condition,
  log,
  proxyActivities,
  proxyLocalActivities,
  sleep,
  workflowInfo,
  type ActivityFunction,
} from '@temporalio/workflow';

import type { Refusal } from '@xianban/contracts/envelope';
import type { OrderKey } from '@xianban/contracts/values/identifiers';

import { both, type Bilingual } from './bilingual.js';
import { TASK_QUEUES } from './task-queues.js';

/** Activities that each give one order and bring back its answer. Type of activity `dispatchTask` = order `dispatch-task`. */
type Orders<Names extends string> = Record<Names, ActivityFunction>;
type BodyOf<A extends ActivityFunction> = A extends (order: infer O) => Promise<unknown> ? Omit<O & object, 'key'> : never;
type AnswerOf<A extends ActivityFunction> = Awaited<ReturnType<A>>;
type Obeyed<A extends ActivityFunction> = Exclude<AnswerOf<A>, Refusal>;

/** What must outlive a continue-as-new. */
export interface OrderRecord {
  /** Last ordinal that was answered, by order. */
  readonly ordinals: Record<string, number>;
  /** Which order keeps failing or was refused unexpectedly, and why; for the operator. */
  attention?: string | undefined;
}

/** The same key was given with another body. */
const KEY_REUSED = 'key-reused';
/** Orders of one kind that can have been lost in a row before an operator should look. */
const MOST_LOST = 5;

/** An order that fails this long on the wall needs somebody's eye. */
const ATTENTION_AFTER_MS = 15_000;

/**
 * Gives orders: one local try of at most 2 s, then an activity that Temporal retries for as long as it takes, both under the same key
 * `<workflow id>/<order>/<ordinal>`. The ordinal rises after each answer. Source: architecture.md, 2.
 */
export class OrderDesk<Names extends string, Given extends Orders<Names>> {
  #refused: string | undefined;
  readonly #local = proxyLocalActivities<Record<string, ActivityFunction>>({ startToCloseTimeout: '2s', retry: { maximumAttempts: 1 } });
  readonly #remote = proxyActivities<Record<string, ActivityFunction>>({
    taskQueue: TASK_QUEUES.orders,
    startToCloseTimeout: '10s',
    retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '1m' },
  });

  constructor(
    private readonly record: OrderRecord,
    /** What the operator reads on each order. */
    private readonly summaries: Readonly<Record<Names, Bilingual>>,
    /** Shows the operator at once that attention is needed. */
    private readonly show: () => void,
  ) {}

  /** The order that waits for an operator since it was refused; undefined if none does. */
  get refused(): string | undefined {
    return this.#refused;
  }

  /** An operator says that a refused order can be asked again. */
  resume(): void {
    this.#refused = undefined;
  }

  /** Gives an order that has no expected "no": any refusal waits for `resume` and is then asked again. */
  insist<N extends Names>(name: N, body: BodyOf<Given[N]>): Promise<Obeyed<Given[N]>> {
    return this.ask(name, body, []) as Promise<Obeyed<Given[N]>>;
  }

  /**
   * Gives an order whose refusal may be one of those expected, which is then the answer; any other waits as in `insist`.
   *
   * In one function, since every promise costs: the sandbox takes a stack trace of each.
   */
  async ask<N extends Names>(name: N, body: BodyOf<Given[N]>, expected: readonly string[]): Promise<AnswerOf<Given[N]>> {
    const options = { summary: both(this.summaries[name]) };
    for (let lost = 0; ;) {
      const ordinal = (this.record.ordinals[name] ?? 0) + 1;
      const order = { key: `${workflowInfo().workflowId}/${kebab(name)}/${ordinal}` as OrderKey, ...(body as object) };
      let answer: unknown;
      try {
        answer = await this.#local[name].executeWithOptions(options, [order]);
      } catch (error) {
        answer = invalid(error) ?? (await this.#askUntilAnswered(name, order, options));
      }
      this.record.ordinals[name] = ordinal;
      if (this.record.attention?.startsWith(`${kebab(name)} `)) this.record.attention = undefined;
      const reply = answer as { readonly ok: true } | Refusal;
      if (reply.ok || expected.includes(reply.reason)) return reply as AnswerOf<Given[N]>;

      // a worker died after it had given this order and before that was remembered; what the time has changed since is another body
      lost += 1;
      if (reply.reason === KEY_REUSED && lost <= MOST_LOST) continue;

      // asking again at once would get the same answer, for ever and hot
      log.warn('order refused', { order: name, reason: reply.reason, field: reply.field });
      this.#refused = name;
      this.#raise(`${kebab(name)} ${reply.reason}`);
      await condition(() => this.#refused === undefined);
    }
  }

  async #askUntilAnswered(name: Names, order: object, options: { readonly summary: string }): Promise<unknown> {
    const watch = new CancellationScope();
    void watch
      .run(() => sleep(ATTENTION_AFTER_MS, options))
      .then(
        () => this.#raise(`${kebab(name)} keeps-failing`),
        // obeyed in time
        () => undefined,
      );
    try {
      return await this.#remote[name].executeWithOptions(options, [order]);
    } catch (error) {
      const refusal = invalid(error);
      if (!refusal) throw error;
      return refusal;
    } finally {
      watch.cancel();
    }
  }

  #raise(attention: string): void {
    this.record.attention = attention;
    this.show();
  }
}

/** An order that its responder will never take as it stands; undefined for a failure that a retry may heal. */
function invalid(error: unknown): Refusal | undefined {
  const cause = error instanceof ActivityFailure ? error.cause : undefined;
  return cause instanceof ApplicationFailure && cause.nonRetryable
    ? { ok: false, reason: cause.type ?? 'invalid', detail: cause.message }
    : undefined;
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
