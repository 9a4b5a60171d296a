import type { Areas } from '@xianban/contracts/values/areas';

import type { Task } from './task.js';

/** Where a task lies, as contracts put it. */
export function areasOfTask({ street, community, managementGrid, technicalGrid }: Pick<Task, keyof Areas>): Areas {
  return { street, community, managementGrid, technicalGrid };
}
