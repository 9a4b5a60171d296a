import { Problem } from '@xianban/service-kit/http/problem';

/** What was asked for was here, and its person erased since. */
export function erased(): Problem {
  return new Problem({
    status: 410,
    type: 'urn:xianban:problem:reporter-erased',
    title: 'The report was accepted, and its reporter erased since',
  });
}
