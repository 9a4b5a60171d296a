import type { ChannelUnderTest, Report } from './channel-under-test.js';
import { verdictsOf } from './conformance-answer.js';
import { type ConformancePromise, expectAnswer, expectSame, expectThat } from './conformance-promise.js';
import { gb18030Bytes } from './gb18030-bytes.js';

const without = ({ description }: ChannelUnderTest) => (description.csvColumns ? undefined : 'it takes no tables');

/** Promises about tables. */
export const tablePromises: readonly ConformancePromise[] = [
  {
    says: 'CSV: a table that is half bad gets half its rows accepted, the others are named by row and column',
    without,
    async check(channel) {
      const { text } = channel.description.fields;
      const rows = [
        channel.report({ [text]: '=HYPERLINK("http://a", 坑)' }),
        channel.report({ [text]: undefined }),
        channel.report({ [text]: '+1-2@3' }),
      ];
      for (const [encoding, bytes] of Object.entries(encodings(table(channel, rows)))) {
        const answer = expectAnswer(encoding, await channel.send(bytes, { contentType: 'text/csv' }), 200);
        const verdicts = verdictsOf(answer);
        // sent again in another encoding it is the same, so its answers are too
        expectSame(
          `${encoding}: statuses`,
          [201, 400, 201],
          verdicts.map(({ status }) => status),
        );
        expectSame(
          `${encoding}: rows`,
          [2, 3, 4],
          verdicts.map(({ row }) => row),
        );
        expectSame(`${encoding}: the field at fault`, `rows.3.${columnOf(channel, text)}`, verdicts[1]?.problem?.field);
        expectThat(`${encoding}: a formula came back`, !JSON.stringify(answer.body).includes('HYPERLINK'));
      }
    },
  },
  {
    says: 'CSV: a row that cannot be read takes none of its neighbours along',
    without,
    async check(channel) {
      const [header = '', first = '', second = ''] = table(channel, [channel.report(), channel.report()]).split('\n');
      const broken = [header, first, '"never closed', second].join('\n');
      const verdicts = verdictsOf(expectAnswer('the table', await channel.send(broken, { contentType: 'text/csv' }), 200));
      expectSame(
        'statuses',
        [201, 400, 201],
        verdicts.map(({ status }) => status),
      );
    },
  },
  {
    says: 'CSV: what is no table of the channel is refused',
    without,
    async check(channel) {
      const send = (body: string | Buffer, contentType = 'text/csv') => channel.send(body, { contentType });
      expectAnswer('an unknown column', await send('unheardOf\n1\n'), 400, 'unheardOf');
      expectAnswer('nothing', await send(''), 400, 'body');
      expectAnswer('no text at all', await send(Buffer.from([0xff, 0xfe, 0xff])), 400, 'body');
      expectAnswer('an encoding of which nobody has heard', await send('a', 'text/csv; charset=x-unheard-of'), 400, 'body');
    },
  },
];

function encodings(text: string): Readonly<Record<string, Buffer>> {
  return { 'UTF-8': Buffer.from(text), 'UTF-8 with a byte order mark': Buffer.from(`\ufeff${text}`), GB18030: gb18030Bytes(text) };
}

function columnOf({ description }: ChannelUnderTest, field: string): string {
  return Object.entries(description.csvColumns ?? {}).find(([, name]) => name === field)?.[0] ?? field;
}

function table({ description }: ChannelUnderTest, rows: readonly Report[]): string {
  const columns = Object.entries(description.csvColumns ?? {});
  const cell = (report: Report, field: string) => {
    const value = field.split('.').reduce<unknown>((inside, name) => (inside as Report | undefined)?.[name], report);
    const words = Array.isArray(value) ? value.join(' ') : typeof value === 'string' || typeof value === 'number' ? String(value) : '';
    return `"${words.replaceAll('"', '""')}"`;
  };
  const lines = rows.map((report) => columns.map(([, field]) => cell(report, field)).join(','));
  return [columns.map(([name]) => name).join(','), ...lines].join('\n');
}
