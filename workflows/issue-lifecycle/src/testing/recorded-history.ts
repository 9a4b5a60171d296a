import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';

/** A history as it was recorded on a real server, ready to be replayed. */
export function recordedHistory(course: string): ReturnType<typeof historyFromJSON> {
  return historyFromJSON(JSON.parse(readFileSync(join(import.meta.dirname, '../../histories', `${course}.json`), 'utf8')));
}
