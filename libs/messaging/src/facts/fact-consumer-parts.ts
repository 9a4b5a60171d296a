import type { Envelope } from '@xianban/contracts/envelope';

import type { NatsLink } from '../nats/nats-link.js';
import type { Places } from '../places.js';
import type { FactTiming } from './fact-timing.js';
import type { Solitude } from './solitude.js';
import type { TryLedger } from './try-ledger.js';

/** What a consumer works with. */
export interface FactConsumerParts {
  readonly link: NatsLink;
  readonly ledger: TryLedger;
  /** Of the whole process: a handler that kills it kills the work of all consumers. */
  readonly solitude: Solitude;
  readonly timing: FactTiming;
  /** Those of the process that hold a transaction: more at once would wait for the database's pool. */
  readonly transactions: Places;
  /** Takes effect; rejects if it could not. */
  readonly effect: (fact: Envelope) => Promise<void>;
}
