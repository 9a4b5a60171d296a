import type { SearchAttributePair, SearchAttributeUpdatePair } from '@temporalio/common';

import { SEARCH_ATTRIBUTES, type SearchAttributeName, type SearchAttributeValues } from './search-attributes.js';

/** All that is set, for the start of a process. */
export function searchAttributePairs(values: SearchAttributeValues): SearchAttributePair[] {
  return NAMES.flatMap((name) => (values[name] === undefined ? [] : [pair(name, values[name]) as SearchAttributePair]));
}

/** Only what differs from what is shown, for one upsert; what is no longer set is removed. */
export function changedSearchAttributes(shown: SearchAttributeValues, values: SearchAttributeValues): SearchAttributeUpdatePair[] {
  return NAMES.filter((name) => String(shown[name]) !== String(values[name])).map((name) => pair(name, values[name]));
}

const NAMES = Object.keys(SEARCH_ATTRIBUTES) as SearchAttributeName[];

function pair(name: SearchAttributeName, value: SearchAttributeValues[SearchAttributeName]): SearchAttributeUpdatePair {
  const shown = value === undefined ? null : name === 'deadline' ? new Date(value as number) : value;
  return { key: SEARCH_ATTRIBUTES[name], value: shown } as SearchAttributeUpdatePair;
}
