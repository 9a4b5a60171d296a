import type { Reporter } from '../channel-kit/channel.js';
import { canonicalPhone } from './canonical-phone.js';

/** Kinds of look-ups by which a reporter is found again. */
export type PersonLookup = { readonly kind: 'account' | 'phone'; readonly value: string };

/** By what a reporter is the same person next time: the channel's account, else the phone. Undefined for somebody anonymous. */
export function personLookup(holder: string, reporter: Reporter): PersonLookup | undefined {
  if (reporter.account !== undefined) return { kind: 'account', value: `${holder}/${reporter.account}` };
  if (reporter.phone !== undefined) return { kind: 'phone', value: canonicalPhone(reporter.phone) };
  return undefined;
}

/** Id of the person that a keyed hash stands for: a UUID of version 8 made of its first 16 bytes. @param keyedHash at least 16 bytes */
export function personId(keyedHash: Buffer): string {
  const bytes = Buffer.from(keyedHash.subarray(0, 16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
