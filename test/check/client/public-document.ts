/** An OpenAPI document as far as it is looked into here. */
export interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, object>> };
}

interface Operation {
  readonly tags?: readonly string[];
  readonly parameters?: readonly { readonly in?: string; readonly name?: string }[];
}

/** How the routes of a channel are tagged. */
const OF_CHANNEL = 'channel ';
const REFERENCE = '#/components/schemas/';

/**
 * The part of intake's description that does not depend on which channels there are: everything but the other channels' own routes. The channel `api` is
 * the one that programs of others use.
 */
export function publicDocument<Document extends ApiDocument>(document: Document): Document {
  const paths = Object.fromEntries(
    Object.entries(document.paths)
      .filter(([path, operations]) => path.startsWith('/v1/') && Object.values(operations).every(isPublic))
      .map(([path, operations]) => [
        path,
        Object.fromEntries(Object.entries(operations).map(([method, one]) => [method, withoutKey(one)])),
      ]),
  );
  // answers to refusals are components of their own and refer to schemas as well
  const used = referencedSchemas([paths, { ...document.components, schemas: {} }], document.components?.schemas ?? {});
  const schemas = Object.fromEntries(Object.entries(document.components?.schemas ?? {}).filter(([name]) => used.has(name)));
  return { ...document, paths, components: { ...document.components, schemas } };
}

/** The client sends the key with every request: callers do not give it again. */
function withoutKey(operation: Operation): Operation {
  if (!operation.parameters) return operation;
  return { ...operation, parameters: operation.parameters.filter(({ name }) => name !== 'X-Api-Key') };
}

function isPublic({ tags = [] }: Operation): boolean {
  return tags.every((tag) => !tag.startsWith(OF_CHANNEL) || tag === `${OF_CHANNEL}api`);
}

function referencedSchemas(from: unknown, schemas: Readonly<Record<string, object>>): Set<string> {
  const used = new Set<string>();
  const open: unknown[] = [from];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, inner] of Object.entries(value)) {
      if (key !== '$ref' || typeof inner !== 'string') {
        open.push(inner ?? '');
        continue;
      }
      const name = inner.replace(REFERENCE, '');
      if (used.has(name)) continue;
      used.add(name);
      open.push(schemas[name] ?? {});
    }
  }
  return used;
}
