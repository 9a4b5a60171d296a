import type { Envelope, Refusal } from '@xianban/contracts/envelope';
import { describeMessage, type MessageClass } from '@xianban/contracts/message';

import { parseEnvelope } from './parse-envelope.js';
import { validated } from './validated.js';

/** Any bytes → a fact of this class with its data validated, or a refusal that names the field. */
export function parseFact<T extends object>(
  message: MessageClass<T>,
  bytes: Uint8Array,
): { readonly ok: true; readonly fact: Envelope<T> } | Refusal {
  const parsed = parseEnvelope(bytes);
  if (!parsed.ok) return parsed;
  if (parsed.envelope.type !== describeMessage(message).subject) {
    return { ok: false, reason: 'invalid', field: 'type', detail: `not ${describeMessage(message).subject}` };
  }
  const checked = validated(message, parsed.envelope.data);
  if (!checked.ok) return { ...checked, field: checked.field ? `data.${checked.field}` : 'data' };
  return { ok: true, fact: { ...parsed.envelope, data: checked.data } };
}
