import { drawnBytes } from '@xianban/service-kit/vault/drawn-bytes';

/** 192 bits: trying is hopeless, and a link stays short. */
const SECRET_BYTES = 24;

/** A new secret for a link or a header: 32 letters, digits, `-` and `_`. */
export function unguessable(): string {
  return drawnBytes(SECRET_BYTES).toString('base64url');
}
