import { createHmac, randomUUID } from 'node:crypto';

import type { ChannelDescription } from './channel-description.js';
import type { ConformanceAnswer } from './conformance-answer.js';

/** How the suite proves that it may report. */
export type ConformanceProof =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'secret'; readonly hookUrl: string; readonly secret: string }
  | { readonly kind: 'token'; readonly token: string; readonly sub: string };

/** Payloads of a channel's folder. */
export interface ConformanceFixture {
  readonly file: string;
  readonly text: string;
}

/** What is sent beside the body. */
export interface Sending {
  /** The same for the same request: an Idempotency-Key, or the id of a signed message. */
  readonly id?: string;
  readonly signedAt?: Date;
  readonly contentType?: string;
  /** In place of what is right. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** What is sent in place of what was signed. */
  readonly sentBody?: Buffer;
}

export type Report = Record<string, unknown>;

/** A channel of a running system, and how to report through it. */
export class ChannelUnderTest {
  private made = 0;

  /**
   * @param baseUrl of the system, without a slash at the end
   * @param proofs at least one; the first is used where any suffices
   */
  constructor(
    readonly baseUrl: string,
    readonly description: ChannelDescription,
    private readonly proofs: readonly ConformanceProof[],
    readonly fixtures: readonly ConformanceFixture[] = [],
  ) {}

  proof<Kind extends ConformanceProof['kind']>(kind: Kind): Extract<ConformanceProof, { kind: Kind }> | undefined {
    return this.proofs.find((proof): proof is Extract<ConformanceProof, { kind: Kind }> => proof.kind === kind);
  }

  /** Name of the header in which a sender says that it is the same request. */
  get idHeader(): string {
    return this.proofs[0]?.kind === 'secret' ? 'webhook-id' : 'Idempotency-Key';
  }

  /** The field of the channel's own id, where its payload has one. */
  get externalIdField(): string | undefined {
    const { externalId } = this.description.fields;
    return externalId in (this.description.schema.properties ?? {}) ? externalId : undefined;
  }

  /** The example, as a report that was never sent before. */
  report(changes: Report = {}): Report {
    const field = this.externalIdField;
    const fresh = field === undefined ? {} : { [field]: this.freshId(field) };
    return { ...this.description.example, ...fresh, ...changes };
  }

  /** Sends JSON, or bytes and text as they are. */
  async send(body: unknown, sending: Sending = {}, [proof] = this.proofs): Promise<ConformanceAnswer> {
    if (!proof) throw new TypeError('nothing proves that the suite may report');
    const bytes = Buffer.isBuffer(body) ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
    const headers = {
      'content-type': sending.contentType ?? 'application/json',
      ...proofHeaders(proof, bytes, sending),
      ...sending.headers,
    };
    return this.exchange(this.addressFor(proof), {
      method: 'POST',
      headers: Object.fromEntries(Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined)),
      body: new Uint8Array(sending.sentBody ?? bytes),
    });
  }

  /** Sends with a signature, if the suite has a secret. */
  sendSigned(body: unknown, sending: Sending = {}): Promise<ConformanceAnswer> {
    const proof = this.proof('secret');
    return this.send(body, sending, proof && [proof]);
  }

  /** Reads what is for holders of keys or staff, or for anybody with the address. */
  read(path: string): Promise<ConformanceAnswer> {
    const proof = this.proof('key') ?? this.proof('token');
    return this.exchange(`${this.baseUrl}${path}`, { headers: proof ? proofHeaders(proof, Buffer.alloc(0), {}) : {} });
  }

  addressFor(proof: ConformanceProof): string {
    return proof.kind === 'secret' ? proof.hookUrl : `${this.baseUrl}/v1/channels/${this.description.name}/reports`;
  }

  private async exchange(url: string, init: RequestInit): Promise<ConformanceAnswer> {
    const response = await fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(30_000) });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return { status: response.status, body: isJson ? (JSON.parse(text) as Record<string, unknown>) : {} };
  }

  private freshId(field: string): unknown {
    this.made += 1;
    const shown = this.description.example[field];
    if (typeof shown === 'number') return Math.floor(Math.random() * 1_000_000_000);
    // a code of digits may have a meaning, and stays one
    if (typeof shown === 'string' && /^\d{6,}$/.test(shown)) return shown.slice(0, -6) + String(Math.random()).slice(2, 8).padEnd(6, '0');
    const { maxLength = 100 } = this.description.schema.properties?.[field] ?? {};
    return `c${this.made}-${randomUUID()}`.slice(0, maxLength);
  }
}

function proofHeaders(proof: ConformanceProof, bytes: Buffer, { id, signedAt = new Date() }: Sending): Record<string, string> {
  switch (proof.kind) {
    case 'key':
      return { 'x-api-key': proof.key, ...(id !== undefined && { 'idempotency-key': id }) };
    case 'token':
      return { authorization: `Bearer ${proof.token}`, ...(id !== undefined && { 'idempotency-key': id }) };
    case 'secret': {
      const message = id ?? `msg_${randomUUID()}`;
      const timestamp = String(Math.floor(signedAt.getTime() / 1_000));
      // by hand, because the reference implementation signs text, and a table in GB18030 is none
      const key = Buffer.from(proof.secret.replace('whsec_', ''), 'base64');
      const signature = createHmac('sha256', key).update(`${message}.${timestamp}.`).update(bytes).digest('base64');
      return { 'webhook-id': message, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
    }
  }
}
