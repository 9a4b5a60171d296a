import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** Both ways: a sender's clock may be off, a message may have waited. Source: Standard Webhooks. */
const TOLERANCE_SECONDS = 300;
/** The full stop parts id, timestamp and body in what is signed. */
const MESSAGE_ID = /^[\x21-\x2d\x2f-\x7e]{1,200}$/;
const TIMESTAMP = /^\d{1,12}$/;
/** Two secrets at either end make four signatures. */
const LONGEST_SIGNATURES = 1_000;

/** Headers of a message by Standard Webhooks. */
export type SignatureHeader = 'webhook-id' | 'webhook-timestamp' | 'webhook-signature';

/** A message whose sender is proven. */
export interface SignedMessage {
  /** The same for every try to send it. */
  readonly id: string;
  /** When this try was signed, to the second, by the sender's clock. */
  readonly signedAt: Date;
}

export type SignatureVerdict =
  { readonly ok: true; readonly message: SignedMessage } | { readonly ok: false; readonly field: SignatureHeader; readonly detail: string };

/**
 * Whether a message was signed with one of the keys, just now.
 * @param body exactly as it was sent
 * @param nowMs wall clock
 */
export function signedMessage(keys: readonly Buffer[], headers: IncomingHttpHeaders, body: Buffer, nowMs: number): SignatureVerdict {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures } = headers;
  if (typeof id !== 'string' || !MESSAGE_ID.test(id))
    return refused('webhook-id', 'must be 1 to 200 visible ASCII characters but the full stop');
  if (typeof timestamp !== 'string' || !TIMESTAMP.test(timestamp)) return refused('webhook-timestamp', 'must be whole seconds since 1970');
  if (typeof signatures !== 'string' || signatures === '' || signatures.length > LONGEST_SIGNATURES)
    return refused('webhook-signature', 'must hold v1 and a signature');
  if (Math.abs(nowMs / 1_000 - Number(timestamp)) > TOLERANCE_SECONDS)
    return refused('webhook-timestamp', `is more than ${TOLERANCE_SECONDS} seconds away from now`);
  const expected = keys.map((key) => Buffer.from(signatureOf(key, id, timestamp, body)));
  // every one is compared with every one, so that time tells nothing
  const fits = signatures.split(' ').reduce((found, signature) => found + matches(expected, Buffer.from(signature)), 0);
  if (fits === 0) return refused('webhook-signature', 'does not hold for this body with a live secret of the key');
  return { ok: true, message: { id, signedAt: new Date(Number(timestamp) * 1_000) } };
}

function signatureOf(key: Buffer, id: string, timestamp: string, body: Buffer): string {
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64')}`;
}

function matches(expected: readonly Buffer[], signature: Buffer): number {
  return expected.reduce((found, one) => found + Number(one.length === signature.length && timingSafeEqual(one, signature)), 0);
}

function refused(field: SignatureHeader, fault: string): SignatureVerdict {
  return { ok: false, field, detail: `the header ${field} ${fault}` };
}
