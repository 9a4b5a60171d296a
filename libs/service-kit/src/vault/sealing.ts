import { createCipheriv, createDecipheriv, createSecretKey } from 'node:crypto';

import { drawnBytes } from './drawn-bytes.js';

/** First byte of everything sealed, so that another form can come later. */
const FORM = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + NONCE_BYTES + TAG_BYTES;

/** What was sealed cannot be opened: another key, another place, or changed bytes. */
export class UnreadableSeal extends Error {
  override readonly name = 'UnreadableSeal';
}

/**
 * Encrypts with AES-256-GCM. Layout: form (1 byte), nonce (12), tag (16), ciphertext.
 * @param key 32 bytes
 * @param context where the value belongs; the same one is needed to open it
 */
export function sealBytes(key: Buffer, plain: Buffer, context: string): Buffer {
  const nonce = drawnBytes(NONCE_BYTES);
  // given as bytes, the key alone costs three times what all the rest does
  const cipher = createCipheriv('aes-256-gcm', createSecretKey(key), nonce);
  cipher.setAAD(Buffer.from(context, 'utf8'));
  const body = cipher.update(plain);
  cipher.final();
  return Buffer.concat([Buffer.of(FORM), nonce, cipher.getAuthTag(), body]);
}

/** The plain bytes. @throws UnreadableSeal */
export function openBytes(key: Buffer, sealed: Buffer, context: string): Buffer {
  if (sealed.length < HEAD_BYTES || sealed[0] !== FORM) throw new UnreadableSeal('not in the form of this vault');
  const decipher = createDecipheriv('aes-256-gcm', createSecretKey(key), sealed.subarray(1, 1 + NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(context, 'utf8'));
  decipher.setAuthTag(sealed.subarray(1 + NONCE_BYTES, HEAD_BYTES));
  const plain = decipher.update(sealed.subarray(HEAD_BYTES));
  try {
    decipher.final();
  } catch (cause) {
    throw new UnreadableSeal('another key, another place, or changed bytes', { cause });
  }
  return plain;
}
