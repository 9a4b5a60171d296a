import type { MessageClass } from '@xianban/contracts/message';
import type { EntityManager } from 'typeorm';

/** A fact as its teller knows it. */
export interface Told<T extends object> {
  /** The aggregate's id. */
  readonly subject: string;
  /** Counts the facts of one aggregate from 1, without gaps. Take it under the aggregate's row lock, else order is not kept. */
  readonly sequence: number;
  readonly data: T;
  /** When it happened, milliseconds on the district's clock; now if absent. */
  readonly timeMs?: number;
}

/** One database transaction. Everything that belongs to it goes through its manager: an inner repository would use another connection. */
export interface Transaction {
  readonly manager: EntityManager;
  /**
   * Tells a fact: its outbox row is written when the work is done, in this transaction, in the order told.
   * @throws InvalidFact if the data is not what the class demands.
   */
  tell<T extends object>(fact: MessageClass<T>, told: Told<T>): Promise<void>;
}
