import type { ConformancePromise } from './conformance-promise.js';
import { expectAnswer } from './conformance-promise.js';

/** Promises about who may report. */
export const proofPromises: readonly ConformancePromise[] = [
  {
    says: 'key: without one, or with one that is not known, nothing is taken',
    without: (channel) => (channel.proof('key') ? undefined : 'there is no key'),
    async check(channel) {
      const key = channel.proof('key');
      const send = (value: string | undefined) => channel.send(channel.report(), { headers: { 'x-api-key': value } }, key && [key]);
      expectAnswer('without a key', await send(undefined), 401, 'X-Api-Key');
      expectAnswer('with an unknown key', await send('xb_unknown'), 401, 'X-Api-Key');
    },
  },
  {
    says: 'staff: without a token, or with one that does not hold, nothing is taken',
    without: (channel) => (channel.proof('token') ? undefined : 'there is no token'),
    async check(channel) {
      const token = channel.proof('token');
      const send = (authorization: string | undefined) => channel.send(channel.report(), { headers: { authorization } }, token && [token]);
      expectAnswer('without a token', await send(undefined), 401);
      expectAnswer('with a token of nobody', await send('Bearer a.b.c'), 401);
    },
  },
];
