import { randomUUID } from 'node:crypto';

import type { ChannelUnderTest, Sending } from './channel-under-test.js';
import { type ConformancePromise, expectAnswer, expectSame } from './conformance-promise.js';

const without = (channel: ChannelUnderTest) => (channel.proof('secret') ? undefined : 'there is no secret to sign with');
const seconds = (from: number) => new Date(Date.now() + from * 1_000);

/** Promises about signed webhooks. Source: Standard Webhooks. */
export const signaturePromises: readonly ConformancePromise[] = [
  {
    says: 'replay: a message that is sent again is signed anew and gets the same answer; a copy is refused',
    without,
    async check(channel) {
      const message = { id: randomUUID(), signedAt: seconds(-5) };
      const report = channel.report();
      const first = expectAnswer('a signed message', await channel.sendSigned(report, message), 201);
      expectSame('signed anew', first, await channel.sendSigned(report, { id: message.id }));
      expectAnswer('a copy', await channel.sendSigned(report, message), 409, 'webhook-id');
      expectAnswer('another report with its id', await channel.sendSigned(channel.report(), { id: message.id }), 422, 'webhook-id');
    },
  },
  {
    says: 'signature: stale and future messages are refused, those of a clock a little off are not',
    without,
    async check(channel) {
      for (const from of [-330, 330]) {
        const sent = await channel.sendSigned(channel.report(), { signedAt: seconds(from) });
        expectAnswer(`signed ${Math.abs(from)} s ${from < 0 ? 'ago' : 'ahead'}`, sent, 401, 'webhook-timestamp');
      }
      for (const from of [-270, 270])
        expectAnswer(`signed ${from} s from now`, await channel.sendSigned(channel.report(), { signedAt: seconds(from) }), 201);
    },
  },
  {
    says: 'signature: forged and flipped messages are refused',
    without,
    async check(channel) {
      const body = Buffer.from(JSON.stringify(channel.report()));
      const flipped = (place: number) => {
        const copy = Buffer.from(body);
        copy[place] = (copy[place] ?? 0) ^ 1;
        return copy;
      };
      const forgeries: readonly (readonly [string, Sending])[] = [
        ...[0, body.length >> 1, body.length - 1].map((place) => [`byte ${place} flipped`, { sentBody: flipped(place) }] as const),
        ['one byte more', { sentBody: Buffer.concat([body, Buffer.from(' ')]) }],
        ['nothing but a version', { headers: { 'webhook-signature': 'v1,' } }],
        ['a made up signature', { headers: { 'webhook-signature': `v1,${Buffer.alloc(32).toString('base64')}` } }],
        ['another id', { headers: { 'webhook-id': randomUUID() } }],
        ['another time', { headers: { 'webhook-timestamp': String(Math.floor(Date.now() / 1_000) - 7) } }],
      ];
      for (const [what, sending] of forgeries) expectAnswer(what, await channel.sendSigned(body, sending), 401, 'webhook-signature');
      // nothing of it was taken
      expectAnswer('as it was signed', await channel.sendSigned(body), 201);
    },
  },
  {
    says: 'signature: a header that is absent is named',
    without,
    async check(channel) {
      for (const header of ['webhook-id', 'webhook-timestamp', 'webhook-signature'])
        expectAnswer(`without ${header}`, await channel.sendSigned(channel.report(), { headers: { [header]: undefined } }), 401, header);
    },
  },
];
