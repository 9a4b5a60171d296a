import 'reflect-metadata';

import type { Envelope } from '@xianban/contracts/envelope';
import { describeMessage, type MessageClass } from '@xianban/contracts/message';

import type { Transaction } from './transaction.js';

/** Where the decorator keeps the reaction's description on the method. */
export const FACT_METADATA = Symbol('xianban:on-fact');

export interface FactOptions {
  /**
   * `inside` (default): the effect happens in the transaction of its inbox row, so it happens once. `outside`: no transaction is held; the
   * effect must be idempotent by itself.
   */
  readonly effect?: 'inside' | 'outside';
  /** Facts worked on at once by one process, each of another aggregate. 1 to 256, default 8 inside and 32 outside. */
  readonly concurrency?: number;
}

/** One reaction: a fact, the durable consumer that remembers how far it is, and how it is run. */
export interface FactReaction {
  readonly message: MessageClass;
  /** e.g. `analytics-on-report-accepted`; also names the quarantine `dead.<durable>`. */
  readonly durable: string;
  readonly effect: 'inside' | 'outside';
  readonly concurrency: number;
}

const DURABLE = /^[a-z][a-z0-9-]{2,63}$/;
const DEFAULT_CONCURRENCY = { inside: 8, outside: 32 } as const;

/** Method that does its work in the inbox's transaction. */
type InsideMethod<T extends object> = (fact: Envelope<T>, tx: Transaction) => Promise<void>;
/** Method that does its work without a transaction. */
type OutsideMethod<T extends object> = (fact: Envelope<T>) => Promise<void>;

/**
 * Reacts to a fact: `(fact: Envelope<T>, tx: Transaction) => Promise<void>` on a provider, or `(fact: Envelope<T>) => Promise<void>` with
 * `effect: 'outside'`. Facts of one aggregate come one after the other and, unless one had to be tried again, in order; a redelivered
 * one may come late. Throw {@link DependencyAway} when something is away.
 * @param durable name of the durable consumer, unique in the district, e.g. `analytics-on-report-accepted`
 * @throws TypeError if the class is not a fact, or the name or the concurrency is malformed.
 */
export function OnFact<T extends object>(
  message: MessageClass<T>,
  durable: string,
  options: FactOptions & { readonly effect: 'outside' },
): MethodDecoratorFor<OutsideMethod<T>>;
export function OnFact<T extends object>(
  message: MessageClass<T>,
  durable: string,
  options?: FactOptions,
): MethodDecoratorFor<InsideMethod<T>>;
export function OnFact<T extends object>(message: MessageClass<T>, durable: string, options: FactOptions = {}) {
  const effect = options.effect ?? 'inside';
  const concurrency = options.concurrency ?? DEFAULT_CONCURRENCY[effect];
  if (!describeMessage(message).subject.startsWith('evt.')) throw new TypeError(`${message.name} is not a fact`);
  if (!DURABLE.test(durable)) throw new TypeError(`a durable's name is like analytics-on-report-accepted, not ${durable}`);
  if (!Number.isInteger(concurrency) || concurrency < 1 || concurrency > 256) {
    throw new TypeError(`concurrency of ${durable} must be 1 to 256`);
  }

  const reaction: FactReaction = { message, durable, effect, concurrency };
  return (_target: object, _name: string | symbol, method: PropertyDescriptor): void =>
    Reflect.defineMetadata(FACT_METADATA, reaction, method.value as object);
}

/** Generic, so that a method may leave out parameters that it has no use for. */
type MethodDecoratorFor<Handler> = <M extends Handler>(target: object, name: string | symbol, method: TypedPropertyDescriptor<M>) => void;
