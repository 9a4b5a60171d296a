/** 110105004 and the third community: 110105004003. Positions count from 0, codes from 1. */
export function communityCode(street: string, position: number): string {
  return `${street}${String(position + 1).padStart(3, '0')}`;
}

/** 110105004 and the second management grid: 110105004-02. */
export function managementGridCode(street: string, position: number): string {
  return `${street}-${String(position + 1).padStart(2, '0')}`;
}

/** 110105004003 and its seventh technical grid: 110105004003007, 6 + 3 + 3 + 3 digits. Source: domain.md, grid code. */
export function technicalGridCode(community: string, position: number): string {
  return `${community}${String(position + 1).padStart(3, '0')}`;
}
