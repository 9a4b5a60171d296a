import { Problem } from '@xianban/service-kit/http/problem';

/** The header in which a sender says that it is the same request: its own for signed messages. */
export function keyHeader({ signedAt }: { readonly signedAt?: Date }): 'webhook-id' | 'Idempotency-Key' {
  return signedAt ? 'webhook-id' : 'Idempotency-Key';
}

/** The same key or id stood for something else before. */
export function otherContent(field: string): Problem {
  return new Problem({ status: 422, type: 'urn:xianban:problem:key-reused', title: 'This was sent before with other content', field });
}

/** A copy of a signed message that was accepted: who sends again signs anew. */
export function replayed(): Problem {
  return new Problem({
    status: 409,
    type: 'urn:xianban:problem:replayed',
    title: 'This very message was accepted before',
    detail: 'a message that is sent again keeps its webhook-id and is signed anew',
    field: 'webhook-id',
  });
}
