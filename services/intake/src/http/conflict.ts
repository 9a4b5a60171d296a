import { Problem } from '@xianban/service-kit/http/problem';

/** What was asked does not fit the course that the issue has taken. */
export function conflict(detail: string, field?: string): Problem {
  return new Problem({
    status: 409,
    type: 'urn:xianban:problem:conflict',
    title: 'This does not fit the state of the issue',
    detail,
    field,
  });
}
