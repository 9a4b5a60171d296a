import type { Areas } from '@xianban/contracts/values/areas';

import type { Issue } from './issue.js';

/** Where an issue lies, once it was located. */
export function areasOf({
  street,
  community,
  managementGrid,
  technicalGrid,
}: Pick<Issue, 'street' | 'community' | 'managementGrid' | 'technicalGrid'>): Areas | undefined {
  return street && community && managementGrid && technicalGrid ? { street, community, managementGrid, technicalGrid } : undefined;
}
