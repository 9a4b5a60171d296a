import { invalidInput } from '@xianban/service-kit/http/invalid-input';

const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,200}$/;

/** The header of that name, if it was sent. @throws Problem 400 */
export function idempotencyKeyOf(header: string | string[] | undefined): string | undefined {
  if (header === undefined || (typeof header === 'string' && IDEMPOTENCY_KEY.test(header))) return header;
  throw invalidInput([{ field: 'Idempotency-Key', detail: 'Idempotency-Key must be 1 to 200 visible ASCII characters' }]);
}
