/** Why a person sorts an issue anew: its words were misread, who reported it was wrong, somebody saw it, or somebody asked the reporter. */
export const CORRECTION_REASONS = ['misread-words', 'wrongly-declared', 'seen-on-site', 'told-by-reporter'] as const;
export type CorrectionReason = (typeof CORRECTION_REASONS)[number];
