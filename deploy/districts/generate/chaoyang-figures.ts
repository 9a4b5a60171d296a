/** Figures of the district in autumn 2019. Source: domain.md, 查 and 应. */
export const STREET_COUNT = 43;
export const COMMUNITY_COUNT = 604;
export const MANAGEMENT_GRID_COUNT = 322;
export const TECHNICAL_GRID_COUNT = 8_260;
