import type { IncomingHttpHeaders } from 'node:http';

/** Name of the cookie that carries the token for HTML pages. */
export const SESSION_COOKIE = 'xianban';

const BEARER = /^Bearer +([\w.~+/-]+=*) *$/i;
const COOKIE = new RegExp(`(?:^|; *)${SESSION_COOKIE}=([^;]*)`);

/** A token that a request carries, not yet verified. */
export interface PresentedToken {
  readonly token: string;
  readonly from: 'header' | 'cookie';
}

/** The token of the Authorization header, or else of the session cookie. A header that is no bearer token hides the cookie. */
export function presentedToken(headers: IncomingHttpHeaders): PresentedToken | undefined {
  if (headers.authorization !== undefined) {
    const token = BEARER.exec(headers.authorization)?.[1];
    return token ? { token, from: 'header' } : undefined;
  }
  const token = headers.cookie && COOKIE.exec(headers.cookie)?.[1];
  return token ? { token, from: 'cookie' } : undefined;
}
