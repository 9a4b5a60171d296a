import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

import type { Actor } from '../identity/actor.js';

/** An issuer of tokens whose keys lie in a file. */
export class TestIssuer {
  readonly issuer = 'https://issuer.test';
  readonly audience = 'xianban';

  private constructor(
    readonly jwksUrl: URL,
    private readonly privateKey: CryptoKey,
    private readonly keyId: string,
  ) {}

  static async create(keyId = 'test'): Promise<TestIssuer> {
    const { publicKey, privateKey } = await generateKeyPair('EdDSA', { extractable: true });
    const path = join(mkdtempSync(join(tmpdir(), 'xianban-jwks-')), 'jwks.json');
    writeFileSync(path, JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: keyId, alg: 'EdDSA', use: 'sig' }] }));
    return new TestIssuer(pathToFileURL(path), privateKey, keyId);
  }

  /** A token for an actor of the whole district, unless told otherwise. */
  token(actor: Partial<Actor> & Pick<Actor, 'role'>): Promise<string> {
    return this.sign({ sub: `test-${actor.role}`, areas: ['*'], ...actor });
  }

  /** A token with any claims. `exp` in one hour unless given. */
  sign(claims: JWTPayload & Record<string, unknown>): Promise<string> {
    const soon = Math.floor(Date.now() / 1000) + 3_600;
    return new SignJWT({ iss: this.issuer, aud: this.audience, exp: soon, ...claims })
      .setProtectedHeader({ alg: 'EdDSA', kid: this.keyId })
      .sign(this.privateKey);
  }
}
