import type { FactTiming } from './facts/fact-timing.js';

/** What messaging needs to know about the process that it runs in. Also the token that it is injected by. */
export abstract class MessagingSettings {
  /** e.g. `nats://grid:secret@127.0.0.1:4222`; several servers are separated by commas. */
  abstract readonly natsUrl: string;
  /** The service's own database; the relay and the counting of tries keep a few connections of their own. */
  abstract readonly databaseUrl: string;
  /** The district's now in epoch milliseconds: the time of a fact that does not say when it happened. */
  abstract nowMs(): number;
  /** Patience of consumers, where it is not the default. */
  readonly factTiming?: Partial<FactTiming>;
}
