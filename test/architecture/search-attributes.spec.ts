import { TEMPORAL_SEARCH_ATTRIBUTES } from '@xianban/local/temporal-search-attributes';
import { SEARCH_ATTRIBUTES } from '@xianban/workflow-kit/search-attributes';

describe('search attributes', () => {
  it('are registered with the type that workflows give them, or their first upsert would hang', () => {
    const registered = Object.entries(TEMPORAL_SEARCH_ATTRIBUTES).map(([name, type]) => [name, type.toLowerCase()]);
    const set = Object.values(SEARCH_ATTRIBUTES).map(({ name, type }) => [name, type.replace('_', '').toLowerCase()]);

    expect(registered.sort()).toEqual(set.sort());
  });
});
