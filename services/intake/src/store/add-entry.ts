import { newId } from '@xianban/service-kit/new-id';
import type { EntityManager } from 'typeorm';

import { TimelineEntry } from './timeline-entry.js';

/** Adds to the timeline of an issue. */
export async function addEntry(manager: EntityManager, entry: Omit<TimelineEntry, 'id'>): Promise<void> {
  await manager.insert(TimelineEntry, { id: newId(), ...entry });
}
