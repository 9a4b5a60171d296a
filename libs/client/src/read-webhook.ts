import { Webhook } from 'standardwebhooks';

/** Where the issue of a report stands now. */
export interface ReportMoved {
  readonly type: 'report.moved';
  /** When it happened. District clock. */
  readonly timestamp: string;
  readonly data: {
    readonly report: string;
    /** Your own id of the report, if you gave one. */
    readonly externalId?: string;
    readonly issue: string;
    readonly state: string;
    /** Once it is closed. */
    readonly outcome?: string;
    readonly round: number;
    /** Rises with each move within the issue: messages can arrive in another order than the moves, so drop what is older than what you have. */
    readonly version: number;
  };
}

/** Asked for by you, to see whether messages arrive. */
export interface WebhookTest {
  readonly type: 'test';
  readonly timestamp: string;
  readonly data: object;
}

export type WebhookMessage = ReportMoved | WebhookTest;

/**
 * The message of a webhook, once its signature was found to hold. Source: Standard Webhooks.
 * @param secret `whsec_…`, as it was shown when the webhook was made
 * @param headers of the request, names in lower case
 * @param body exactly as it was sent
 * @throws WebhookVerificationError if the signature does not hold, or was made more than five minutes ago
 */
export function readWebhook(secret: string, headers: Readonly<Record<string, string>>, body: string): WebhookMessage {
  return new Webhook(secret).verify(body, headers) as WebhookMessage;
}
