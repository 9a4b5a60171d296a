import type { ChannelAuthentication } from './channel.js';

/** Callers prove themselves with a key in the header X-Api-Key, issued by an operator for one channel. */
export function apiKey(): ChannelAuthentication {
  return { kind: 'api-key' };
}
