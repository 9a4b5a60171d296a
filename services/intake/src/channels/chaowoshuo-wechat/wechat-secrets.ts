import { createHash, timingSafeEqual } from 'node:crypto';

import { decrypt, encrypt, getSignature } from '@wecom/crypto';

/** What an official account and its server share. */
export interface WechatSecrets {
  readonly appId: string;
  readonly token: string;
  /** 43 characters: 32 bytes in base64 without the last sign. */
  readonly encodingAesKey: string;
}

/** What a request is signed with. */
export interface SignedQuery {
  readonly signature: string;
  /** Epoch seconds, as text. */
  readonly timestamp: string;
  readonly nonce: string;
}

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** True if the token signed this: `ciphertext` too, unless it is the plain handshake. */
export function isSigned({ token }: WechatSecrets, { signature, timestamp, nonce }: SignedQuery, ciphertext = ''): boolean {
  // hashed, so that both have one length
  const [expected, given] = [getSignature(token, timestamp, nonce, ciphertext), signature].map((text) =>
    createHash('sha256').update(text).digest(),
  );
  return expected !== undefined && given !== undefined && timingSafeEqual(expected, given);
}

/** The message that a ciphertext holds, if it is signed, whole and for this account; undefined otherwise, whatever was wrong. */
export function openMessage(secrets: WechatSecrets, query: SignedQuery, ciphertext: string): string | undefined {
  if (!isSigned(secrets, query, ciphertext) || !BASE64.test(ciphertext)) return undefined;
  try {
    const { message, id } = decrypt(secrets.encodingAesKey, ciphertext);
    // the library takes any padding; a wrong one leaves another id, as a wrong length does
    return id === secrets.appId ? message : undefined;
  } catch {
    return undefined;
  }
}

/** A passive reply in encrypted mode, as XML. */
export function sealReply(secrets: WechatSecrets, message: string, timestamp: string, nonce: string): string {
  const ciphertext = encrypt(secrets.encodingAesKey, message, secrets.appId);
  const signature = getSignature(secrets.token, timestamp, nonce, ciphertext);
  return `<xml><Encrypt><![CDATA[${ciphertext}]]></Encrypt><MsgSignature><![CDATA[${signature}]]></MsgSignature><TimeStamp>${timestamp}</TimeStamp><Nonce><![CDATA[${nonce}]]></Nonce></xml>`;
}
