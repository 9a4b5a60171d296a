import { randomFillSync } from 'node:crypto';

/** 192 bits: trying is hopeless, and a link stays short. */
const SECRET_BYTES = 24;
/** Secrets drawn at once: asking the system for few bytes costs as much as asking for many. */
const SECRETS_PER_DRAW = 128;

const drawn = Buffer.alloc(SECRET_BYTES * SECRETS_PER_DRAW);
let used = drawn.length;

/** A new secret for a link or a header: 32 letters, digits, `-` and `_`. */
export function unguessable(): string {
  if (used === drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  const secret = drawn.toString('base64url', used, used + SECRET_BYTES);
  // no copy of a secret that was given away stays in memory
  drawn.fill(0, used, used + SECRET_BYTES);
  used += SECRET_BYTES;
  return secret;
}
