/** Why a link was not followed, or what came was not taken. */
export type OutboundReason = 'bad-address' | 'inner-address' | 'too-many-redirects' | 'too-large';

/** What a stranger asked us to call is not called, or its answer is not taken. The message names no address: it may hold secrets. */
export class OutboundRefused extends Error {
  override readonly name = 'OutboundRefused';

  constructor(readonly reason: OutboundReason) {
    super(`an outbound request was refused: ${reason}`);
  }
}
