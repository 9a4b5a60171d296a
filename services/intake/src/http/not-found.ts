import { Problem } from '@xianban/service-kit/http/problem';

/** Whatever the address names is not there, or not for the one who asks: both look alike. @param field of the address, e.g. `number` */
export function notFound(field: string, title: string): Problem {
  return new Problem({ status: 404, type: 'urn:xianban:problem:not-found', title, field });
}
