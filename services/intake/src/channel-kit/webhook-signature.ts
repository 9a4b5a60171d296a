import type { ChannelAuthentication } from './channel.js';

/**
 * Callers sign each message with the secret of their key, as Standard Webhooks has it, and send it to `POST /v1/channels/<name>/hooks/<key id>`.
 * Source: standardwebhooks.com.
 */
export function webhookSignature(): ChannelAuthentication {
  return { kind: 'webhook-signature' };
}
