import type { Refusal } from '@xianban/contracts/envelope';

/** The refusal of an order about an issue that the register does not have. */
export function unknownIssue(): Refusal {
  return { ok: false, reason: 'unknown-issue', field: 'issue' };
}
