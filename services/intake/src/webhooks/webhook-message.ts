import type { Instant } from '@xianban/contracts/values/instant';

import type { WebhookDelivery } from '../store/webhook-delivery.js';

/** What a receiver is sent, as JSON. */
export interface WebhookMessage {
  /** `report.moved`: the issue of a report moved. `test`: asked for by the receiver. */
  readonly type: 'report.moved' | 'test';
  /** When it happened. District clock. */
  readonly timestamp: Instant;
  readonly data: Readonly<Record<string, string | number>>;
}

/** The message of a delivery: the same for every attempt. @param externalId of the report, the holder's own */
export function webhookMessage(delivery: WebhookDelivery, externalId: string | null, timestamp: Instant): WebhookMessage {
  const { report, issue, issueState, outcome, round, version } = delivery;
  if (!report || !issue || !issueState || round === null || version === null) return { type: 'test', timestamp, data: {} };
  return {
    type: 'report.moved',
    timestamp,
    data: {
      report,
      ...(externalId !== null && { externalId }),
      issue,
      state: issueState,
      ...(outcome && { outcome }),
      round,
      version,
    },
  };
}
