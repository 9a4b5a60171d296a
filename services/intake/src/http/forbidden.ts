import { Problem } from '@xianban/service-kit/http/problem';

/** The actor's role would do, but not for this issue. */
export function forbidden(detail: string, field?: string): Problem {
  return new Problem({
    status: 403,
    type: 'urn:xianban:problem:forbidden',
    title: 'Not allowed',
    detail,
    ...(field !== undefined && { field }),
  });
}
