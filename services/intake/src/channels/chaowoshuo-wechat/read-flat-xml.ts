import { XMLParser } from 'fast-xml-parser';

const CDATA = /<!\[CDATA\[[\s\S]*?\]\]>/g;
const parser = new XMLParser({
  ignoreAttributes: true,
  ignoreDeclaration: true,
  parseTagValue: false,
  trimValues: false,
  processEntities: false,
  maxNestedTags: 4,
});

/**
 * The elements right below `<xml>`, each as text. Undefined for anything else: a document type, entities, comments, instructions, nesting, broken XML.
 * Entities are not replaced, ours or anybody's: WeChat sends CDATA.
 */
export function readFlatXml(text: string): Readonly<Record<string, string>> | undefined {
  const markup = text.replace(CDATA, '').replace(/^\uFEFF?<\?xml [^<>?]*\?>/, '');
  if (/<[!?]/.test(markup)) return undefined;
  try {
    const { xml, ...others } = parser.parse(text) as { readonly xml?: unknown };
    if (typeof xml !== 'object' || xml === null || Object.keys(others).length > 0) return undefined;
    return Object.fromEntries(Object.entries(xml).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  } catch {
    return undefined;
  }
}
