import type { ChannelUnderTest } from './channel-under-test.js';
import { BrokenPromise, type ConformancePromise } from './conformance-promise.js';
import { feedbackPromises } from './feedback-promises.js';
import { hostilePromises } from './hostile-promises.js';
import { proofPromises } from './proof-promises.js';
import { schemaPromises } from './schema-promises.js';
import { sendingPromises } from './sending-promises.js';
import { signaturePromises } from './signature-promises.js';
import { tablePromises } from './table-promises.js';

/** Everything that a channel promises, whatever it is about. */
export const CONFORMANCE_PROMISES: readonly ConformancePromise[] = [
  ...schemaPromises,
  ...sendingPromises,
  ...proofPromises,
  ...signaturePromises,
  ...hostilePromises,
  ...tablePromises,
  ...feedbackPromises,
];

export interface ConformanceResult {
  readonly says: string;
  readonly verdict: 'kept' | 'broken' | 'not concerned';
  /** Why it is broken, or does not concern the channel. */
  readonly why?: string;
}

/** Holds a channel to one promise. What goes wrong on the way to it breaks it, too. */
export async function heldTo(promise: ConformancePromise, channel: ChannelUnderTest): Promise<ConformanceResult> {
  const { says } = promise;
  const why = promise.without?.(channel);
  if (why !== undefined) return { says, verdict: 'not concerned', why };
  try {
    await promise.check(channel);
    return { says, verdict: 'kept' };
  } catch (error) {
    if (error instanceof BrokenPromise) return { says, verdict: 'broken', why: error.message };
    const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : '';
    return { says, verdict: 'broken', why: `${error instanceof Error ? error.message : String(error)}${cause}` };
  }
}
