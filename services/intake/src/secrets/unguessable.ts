import { randomBytes } from 'node:crypto';

/** 192 bits: trying is hopeless, and a link stays short. */
const SECRET_BYTES = 24;

/** A new secret for a link or a header: 32 letters, digits, `-` and `_`. */
export function unguessable(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}
