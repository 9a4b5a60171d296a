/** Why a person is erased. Source: Personal Information Protection Law, article 47. */
export const ERASURE_REASONS = [
  'asked-by-person',
  'consent-withdrawn',
  'purpose-reached',
  'retention-over',
  'unlawful',
  'ordered',
] as const;
export type ErasureReason = (typeof ERASURE_REASONS)[number];
