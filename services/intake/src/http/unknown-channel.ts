import { Problem } from '@xianban/service-kit/http/problem';

/** No folder of `channels/` has this name. */
export function unknownChannel(): Problem {
  return new Problem({ status: 404, type: 'urn:xianban:problem:unknown-channel', title: 'There is no such channel', field: 'channel' });
}
