import type { SearchAttributeType } from '@temporalio/common';

import { SEARCH_ATTRIBUTES } from './search-attributes.js';

/** The part of a connection to Temporal that this needs. */
interface Registrar {
  readonly operatorService: {
    addSearchAttributes(request: { namespace: string; searchAttributes: Record<string, number> }): Promise<unknown>;
  };
}

/** Numbers of the types in Temporal's API. */
const INDEXED_VALUE_TYPES: Readonly<Partial<Record<SearchAttributeType, number>>> = {
  KEYWORD: 2,
  INT: 3,
  BOOL: 5,
  DATETIME: 6,
  KEYWORD_LIST: 7,
};
/** gRPC's ALREADY_EXISTS. */
const ALREADY_EXISTS = 6;

/** Makes the namespace know every search attribute; an upsert of one that is unknown would hang its process. Idempotent. */
export async function registerSearchAttributes({ operatorService }: Registrar, namespace: string): Promise<void> {
  const searchAttributes = Object.fromEntries(
    Object.values(SEARCH_ATTRIBUTES).map(({ name, type }) => [name, INDEXED_VALUE_TYPES[type] ?? 0]),
  );
  try {
    await operatorService.addSearchAttributes({ namespace, searchAttributes });
  } catch (error) {
    if ((error as { code?: unknown }).code !== ALREADY_EXISTS) throw error;
  }
}
