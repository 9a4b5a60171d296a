import type { ChannelUnderTest } from './channel-under-test.js';
import { type ConformancePromise, expectAnswer, expectSame, expectThat } from './conformance-promise.js';

/** Promises about what reporters hear. */
export const feedbackPromises: readonly ConformancePromise[] = [
  {
    says: 'feedback: whoever holds the receipt reads what became of the report',
    async check(channel) {
      const { body } = expectAnswer('the report', await channel.send(channel.report()), 201);
      const status = expectAnswer('its status', await channel.read(new URL(String(body['statusUrl'])).pathname), 200);
      expectSame('the issue', body['issue'], status.body['issue']);
    },
  },
  {
    says: 'feedback: the report stands in the list of whoever reported it, and in no other',
    without: (channel) => {
      if (channel.description.feedback === undefined) return 'it gives none';
      if (!channel.proof('key') && !channel.proof('token')) return 'it is read with a key, and there is none';
      return accountOf(channel) === undefined ? 'it is not known who reports' : undefined;
    },
    async check(channel) {
      const { body } = expectAnswer('the report', await channel.send(channel.report()), 201);
      const { name, feedback } = channel.description;
      const listOf = async (account: string) => {
        const list = await channel.read(`/v1/channels/${name}/${feedback}/${encodeURIComponent(account)}/reports`);
        return JSON.stringify(expectAnswer(`the list of ${account}`, list, 200).body);
      };
      expectThat('the report is not in the list', (await listOf(accountOf(channel) ?? '')).includes(String(body['report'])));
      expectThat('somebody else has a list', (await listOf('nobody-at-all')) === '{"items":[]}');
    },
  },
];

/** Who reports: as the example says, else whoever holds the token. */
function accountOf(channel: ChannelUnderTest): string | undefined {
  const { fields, example } = channel.description;
  const account = fields.account === undefined ? undefined : example[fields.account];
  return typeof account === 'string' ? account : channel.proof('token')?.sub;
}
