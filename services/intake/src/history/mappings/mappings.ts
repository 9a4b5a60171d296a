import type { HistoryMapping } from '../history-mapping.js';
import { boston311 } from './boston-311.js';

/** Every mapping there is, by its name. */
export const mappings: ReadonlyMap<string, HistoryMapping> = new Map([boston311].map((mapping) => [mapping.name, mapping]));
