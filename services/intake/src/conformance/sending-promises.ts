import { randomUUID } from 'node:crypto';

import type { ChannelUnderTest } from './channel-under-test.js';
import { verdictsOf } from './conformance-answer.js';
import { type ConformancePromise, expectAnswer, expectSame } from './conformance-promise.js';

const withoutExternalId = (channel: ChannelUnderTest) =>
  channel.externalIdField === undefined ? 'its payload has no id of its own' : undefined;
const withoutBatch = (channel: ChannelUnderTest) => (channel.description.batch === undefined ? 'it takes reports one by one' : undefined);

/** Promises about what is sent twice, and many at once. */
export const sendingPromises: readonly ConformancePromise[] = [
  {
    says: 'idempotency: the same request gets the same answer, another one under its id is refused',
    async check(channel) {
      const id = randomUUID();
      const report = channel.report();
      // signed at different seconds, as a sender does that tries again
      const first = expectAnswer('the first', await channel.send(report, { id, signedAt: new Date(Date.now() - 2_000) }), 201);
      expectSame('sent again', first, await channel.send(report, { id }));
      expectAnswer('another report', await channel.send(channel.report(), { id }), 422, channel.idHeader);
    },
  },
  {
    says: 'idempotency: the same id of a report is the same report, with other content it is refused',
    without: withoutExternalId,
    async check(channel) {
      const report = channel.report();
      const first = expectAnswer('the first', await channel.send(report), 201);
      expectSame('sent again', first, await channel.send(report));
      expectSame('its fields in another order', first, await channel.send(Object.fromEntries(Object.entries(report).reverse())));
      const { text } = channel.description.fields;
      if (text in report)
        expectAnswer('other words', await channel.send({ ...report, [text]: '另外一件事' }), 422, channel.externalIdField);
    },
  },
  {
    says: 'idempotency: sent many times at once it is taken once',
    async check(channel) {
      const id = randomUUID();
      const report = channel.report();
      const now = Date.now();
      const tries = [0, 1, 2, 3].map((second) => channel.send(report, { id, signedAt: new Date(now - second * 1_000) }));
      const [first, ...others] = await Promise.all(tries);
      for (const other of others) expectSame('sent at the same moment', first, other);
    },
  },
  {
    says: 'order: verdicts of a batch stand in the order of its reports',
    without: (channel) => withoutBatch(channel) ?? withoutExternalId(channel),
    async check(channel) {
      const reports = Array.from({ length: Math.min(channel.description.batch ?? 1, 20) }, () => channel.report());
      const verdicts = verdictsOf(expectAnswer('the batch', await channel.send({ reports }), 200));
      expectSame(
        'places',
        reports.map((_, index) => index),
        verdicts.map(({ index }) => index),
      );
      for (const index of [0, reports.length - 1]) {
        const alone = expectAnswer(`report ${index} alone`, await channel.send(reports[index]), 201);
        expectSame(`report ${index} alone`, verdicts[index]?.accepted, alone.body);
      }
    },
  },
  {
    says: 'batch: a bad report takes none of its neighbours along',
    without: withoutBatch,
    async check(channel) {
      const reports = [channel.report(), { ...channel.report(), unheardOf: 1 }, 'no report', channel.report()].slice(
        0,
        channel.description.batch,
      );
      const verdicts = verdictsOf(expectAnswer('the batch', await channel.send({ reports }), 200));
      expectSame(
        'statuses',
        [201, 400, 400, 201].slice(0, reports.length),
        verdicts.map(({ status }) => status),
      );
      if (reports.length > 1) expectSame('the field at fault', 'reports.1.unheardOf', verdicts[1]?.problem?.field);
    },
  },
  {
    says: 'batch: none and too many are refused',
    without: withoutBatch,
    async check(channel) {
      const tooMany = Array.from({ length: (channel.description.batch ?? 0) + 1 }, () => ({}));
      expectAnswer('no report at all', await channel.send({ reports: [] }), 400, 'reports');
      expectAnswer('one more than it takes', await channel.send({ reports: tooMany }), 400, 'reports');
    },
  },
];
