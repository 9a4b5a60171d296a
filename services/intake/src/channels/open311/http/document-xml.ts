import XmlBuilder from 'fast-xml-builder';

/** What documents are made of: as JSON has it, with the root element dropped. Absent values are left out. */
export type Value = string | number | boolean | undefined | readonly Value[] | { readonly [name: string]: Value };

/** What the items of a list are called. */
const ITEMS: Readonly<Record<string, string>> = {
  services: 'service',
  attributes: 'attribute',
  values: 'value',
  service_requests: 'request',
  service_request_updates: 'request_update',
  notes: 'note',
  photos: 'photo',
  endpoints: 'endpoint',
  formats: 'format',
  errors: 'error',
};

const builder = new XmlBuilder({ format: false, ignoreAttributes: true, suppressEmptyNode: true, processEntities: true });

export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** A whole XML document, without a namespace. @param root name of its root element */
export function documentXml(root: string, value: Value): string {
  return `${XML_DECLARATION}${elementXml(root, value)}`;
}

/** One element without a declaration, for documents that are written piece by piece. */
export function elementXml(name: string, value: Value): string {
  return builder.build({ [name]: withNamedItems(name, value) });
}

function withNamedItems(name: string, value: Value): unknown {
  if (isList(value)) return value.length === 0 ? '' : { [ITEMS[name] ?? 'item']: value.map((item) => withNamedItems('', item)) };
  if (typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .map(([field, inner]) => [field, withNamedItems(field, inner)]),
  );
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}
