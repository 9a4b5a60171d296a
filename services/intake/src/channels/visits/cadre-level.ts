/** Levels of the leaders who visit. Source: domain.md, problem lists. */
export const CADRE_LEVELS = ['district', 'division', 'grassroots'] as const;
export type CadreLevel = (typeof CADRE_LEVELS)[number];
