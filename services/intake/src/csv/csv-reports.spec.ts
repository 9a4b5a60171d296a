import { apiKey } from '../channel-kit/api-key.js';
import { defineChannel } from '../channel-kit/define-channel.js';
import { placedContent } from '../channel-kit/placed-report.js';
import { RiderReport } from '../channels/riders/payload.js';
import { csvReports } from './csv-reports.js';

const columns = { 编号: 'reportId', 内容: 'text', 经度: 'lon', 照片: 'photos', 姓名: 'reporter.name' };
const channel = defineChannel({
  name: 'tables',
  label: { zh: '表', en: 'Tables' },
  payload: RiderReport,
  authentication: [apiKey()],
  can: { batch: 5, csv: { columns }, attachments: 4, feedback: false, verifies: false },
  externalId: () => undefined,
  reporter: () => ({}),
  report: placedContent,
  example: RiderReport.example,
});
const read = (text: string | Buffer, charset?: string) => csvReports(channel, Buffer.from(text as string), charset);
const fault = (row: number) =>
  expect.objectContaining({ details: expect.objectContaining({ status: 400, field: `rows.${row}` }) }) as unknown;
const refused = (field: string) => expect.objectContaining({ details: expect.objectContaining({ status: 400, field }) }) as unknown;
/** 编号,内容 and a row R1,井盖 */
const GBK = Buffer.concat([
  Buffer.from([0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0xc4, 0xda, 0xc8, 0xdd, 0x0a]),
  Buffer.from('R1,'),
  Buffer.from([0xbe, 0xae, 0xb8, 0xc7]),
]);

describe('a table', () => {
  it('is a report per row: numbers as numbers, lists by spaces, empty cells absent, empty rows left out', () => {
    expect(read('编号,内容,经度,照片,姓名\r\nR1, 坑 ,116.4,https://a/1 https://a/2,王\r\n,,,,\r\nR2,坑,east,,\r\n')).toEqual([
      { row: 2, input: { reportId: 'R1', text: '坑', lon: 116.4, photos: ['https://a/1', 'https://a/2'], reporter: { name: '王' } } },
      { row: 4, input: { reportId: 'R2', text: '坑', lon: 'east' } },
    ]);
  });

  it.each([
    ['UTF-8', Buffer.from('编号,内容\nR1,井盖'), undefined],
    ['UTF-8 with a byte order mark', Buffer.from('\ufeff编号,内容\nR1,井盖'), 'utf-8'],
    ['GB18030 that says so', GBK, 'GBK'],
    ['GB18030 that says nothing', GBK, undefined],
  ])('is read in %s', (_, bytes, charset) => {
    expect(read(bytes, charset)).toEqual([{ row: 2, input: { reportId: 'R1', text: '井盖' } }]);
  });

  it.each([
    [GBK, 'utf-8'],
    [Buffer.from([0xff, 0xfe, 0x41]), undefined],
    [Buffer.from('编号\nR1'), 'utf-16'],
    [Buffer.alloc(0), undefined],
  ])('is refused in an encoding that it is not in (%#)', (bytes, charset) => {
    expect(() => read(bytes, charset)).toThrow(refused('body') as Error);
  });

  it('keeps formulas as the text that they are', () => {
    const cells = ['=1+1', '+86 139', '-1', '@SUM(A1)', '=HYPERLINK("x")'];
    const rows = read(`编号,内容\n${cells.map((cell, index) => `R${index},"${cell.replaceAll('"', '""')}"`).join('\n')}`);
    expect(rows.map(({ input }) => (input as { text: string }).text)).toEqual(cells);
  });

  it('loses no good row to a bad one', () => {
    const rows = read('编号,内容\nR1,"never closed\nR2,坑\n"R3"x,坑\nR4,坑,116,4,5,6\nR5\n');
    expect(rows).toEqual([
      { row: 2, input: fault(2) },
      { row: 3, input: { reportId: 'R2', text: '坑' } },
      { row: 4, input: fault(4) },
      { row: 5, input: fault(5) },
      { row: 6, input: { reportId: 'R5' } },
    ]);
  });

  it('has a row without end cut off', () => {
    expect(read(`编号,内容\nR1,${'x'.repeat(70_000)}\nR2,坑`)).toEqual([
      { row: 2, input: fault(2) },
      { row: 3, input: { reportId: 'R2', text: '坑' } },
    ]);
  });

  it('with a column that nobody knows, or one twice, is refused by its name', () => {
    expect(() => read('编号,__proto__\nR1,x')).toThrow(refused('__proto__') as Error);
    expect(() => read('编号,编号\nR1,x')).toThrow(refused('编号') as Error);
  });

  it('is not read further than a batch goes', () => {
    expect(read(`编号\n${'R\n'.repeat(9_000)}`)).toHaveLength(6);
  });
});
