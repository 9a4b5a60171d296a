import { TEMPORAL_SEARCH_ATTRIBUTES } from './temporal-search-attributes.ts';

/** Temporal's numbers for the types of search attributes. */
const TYPE_NUMBERS = { Keyword: 2, Int: 3, Bool: 5, Datetime: 6, KeywordList: 7 } as const;
const CONNECT_TIMEOUT_MS = 10_000;

/** Sees to the search attributes of an issue on a server that was not started here. Retention is its owner's choice. */
export async function prepareOutsideTemporal(address: string, namespace: string): Promise<void> {
  // loaded here, because it takes half a second that a start with our own server does not need
  const { Connection } = await import('@temporalio/client');
  const connection = await Connection.connect({ address, connectTimeout: CONNECT_TIMEOUT_MS });
  try {
    const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
    const missing = Object.entries(TEMPORAL_SEARCH_ATTRIBUTES).filter(([name]) => !(name in customAttributes));
    if (missing.length === 0) return;
    const searchAttributes = Object.fromEntries(missing.map(([name, type]) => [name, TYPE_NUMBERS[type]]));
    await connection.operatorService.addSearchAttributes({ namespace, searchAttributes });
  } finally {
    await connection.close();
  }
}
