import type { ServiceSchema } from '@xianban/service-kit/database/service-schema';

import { HistoryImport } from '../store/history-import.js';
import { HistoryIssue } from '../store/history-issue.js';
import { HistoryKindRow } from '../store/history-kind-row.js';
import { HistoryPlace } from '../store/history-place.js';
import { HistorySource } from '../store/history-source.js';
import { HistoryVerdict } from '../store/history-verdict.js';
import { HistoryWords } from '../store/history-words.js';
import { CreateHistory1795700040000 } from '../store/migrations/1795700040000-create-history.js';

/** The tables of history. */
export const historySchema = {
  entities: [HistoryImport, HistoryIssue, HistoryKindRow, HistoryPlace, HistorySource, HistoryVerdict, HistoryWords],
  migrations: [CreateHistory1795700040000],
} satisfies ServiceSchema;
