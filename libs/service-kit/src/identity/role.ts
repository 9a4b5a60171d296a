/** What an actor may be. One role per token. */
export const ROLES = ['grid-worker', 'unit-staff', 'street-staff', 'district-staff', 'operator', 'analyst'] as const;
export type Role = (typeof ROLES)[number];
