import { handlingPath } from '@xianban/rules/handling-path';

import type { IssueFile } from '../issue-file/issue-file.js';
import { handleDirectly } from './handle-directly.js';

/** 解: by the path that fits the issue, until the unit says that it is done. */
export async function resolve(file: IssueFile): Promise<void> {
  const path = handlingPath(file.opening.report, file.opening.policy);
  switch (path) {
    case 'direct':
      return handleDirectly(file);
    default:
      return path satisfies never;
  }
}
