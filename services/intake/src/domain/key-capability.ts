/**
 * What a channel key may do beyond reporting: `backdates` says when a report was received and which limit somebody else promised, for imports and
 * replays; `verifies` has seen the matter with its own eyes, so nobody inspects again.
 */
export const KEY_CAPABILITIES = ['backdates', 'verifies'] as const;
export type KeyCapability = (typeof KEY_CAPABILITIES)[number];
