import { XMLParser } from 'fast-xml-parser';
import { SyntaxValidator } from 'fast-xml-validator';

/** What an endpoint answered. */
export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
  /** What was asked, for the reason why a point is broken. */
  readonly asked: string;
}

/** Fields of a form or a query; a list is sent as a name that comes several times. */
export type Fields = Readonly<Record<string, string | number | readonly string[] | undefined>>;

/** An element of XML: its text, or what it holds by name, always as lists. */
export type Element = string | { readonly [name: string]: readonly Element[] };

const PATIENCE_MS = 30_000;
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  trimValues: false,
  processEntities: true,
  ignoreDeclaration: true,
  isArray: () => true,
});

/** An endpoint of GeoReport v2 under test: asks over HTTP and reads what comes back, without help of the server's own code. */
export class Endpoint {
  /** Without a slash at its end, e.g. `http://127.0.0.1:8101/open311/v2`. */
  readonly url: string;
  readonly key: string;
  /** A place that the city serves. */
  readonly place: { readonly lat: number; readonly long: number };

  constructor(url: string, key: string, place: { readonly lat: number; readonly long: number }) {
    this.url = url;
    this.key = key;
    this.place = place;
  }

  get(path: string, query: Fields = {}): Promise<Answer> {
    return this.#ask('GET', path, encoded(query));
  }

  /** As whoever holds the key. */
  getOwn(path: string, query: Fields = {}): Promise<Answer> {
    return this.get(path, { api_key: this.key, ...query });
  }

  /** @param fields without the key, which is added unless it is named */
  post(path: string, fields: Fields): Promise<Answer> {
    return this.#ask('POST', path, '', encoded({ api_key: this.key, ...fields }));
  }

  /** A body that is no form. */
  postRaw(path: string, body: string, contentType: string): Promise<Answer> {
    return this.#ask('POST', path, '', body, contentType);
  }

  async #ask(
    method: string,
    path: string,
    query: string,
    body?: string,
    contentType = 'application/x-www-form-urlencoded',
  ): Promise<Answer> {
    const address = `${this.url}/${path}${query && `?${query}`}`;
    const response = await fetch(address, {
      method,
      headers: { 'accept-language': 'en', ...(body !== undefined && { 'content-type': contentType }) },
      ...(body !== undefined && { body }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return {
      status: response.status,
      contentType: response.headers.get('content-type') ?? '',
      text: await response.text(),
      asked: `${method} ${path}${query && `?${query.replace(this.key, '…')}`}`,
    };
  }
}

/** The root element of an XML answer, by name and content. @throws Error if it is not XML or has several */
export function xmlOf({ text }: Answer): { readonly root: string; readonly element: Element } {
  SyntaxValidator.validate(text);
  const parsed = parser.parse(text) as Record<string, Element[]>;
  const [[root, elements] = ['', []], ...others] = Object.entries(parsed);
  if (others.length > 0 || elements.length !== 1) throw new Error('XML has one root element');
  return { root, element: elements[0] ?? '' };
}

/** Elements of a name within another; none if it holds only text. */
export function childrenOf(element: Element, name: string): readonly Element[] {
  return typeof element === 'string' ? [] : (element[name] ?? []);
}

/** The text of a child element; undefined if there is none. */
export function textIn(element: Element, name: string): string | undefined {
  const child = childrenOf(element, name)[0];
  return typeof child === 'string' ? child : undefined;
}

function encoded(fields: Fields): string {
  const pairs = Object.entries(fields).flatMap(([name, value = []]) =>
    (typeof value === 'object' ? value : [value]).map((each): [string, string] => [name, String(each)]),
  );
  return new URLSearchParams(pairs).toString();
}
