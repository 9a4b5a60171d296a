import { hash } from 'node:crypto';

/** What the database keeps of a receipt, a token or a key. They have full entropy, so a plain hash is enough. 32 bytes. */
export function secretHash(secret: string): Buffer {
  return hash('sha256', secret, 'buffer');
}
