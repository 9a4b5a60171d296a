import type { IncomingHttpHeaders } from 'node:http';

/**
 * True if a browser says that a request comes from a page of the host that it goes to. Without a word about it: false.
 * Source: Fetch Metadata (`Sec-Fetch-Site`), and `Origin` for browsers that do not send it.
 */
export function isSameOrigin(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const { origin, host } = headers;
  return origin !== undefined && host !== undefined && URL.canParse(origin) && new URL(origin).host === host;
}
