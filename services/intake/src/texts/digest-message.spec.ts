import { reportDigest } from '../domain/report-digest.js';
import { digestMessage } from './digest-message.js';

const MIXED = reportDigest([
  { state: 'closed', outcome: 'fixed', reports: 2 },
  { state: 'closed', outcome: 'unfixed', reports: 1 },
  { state: 'resolving', reports: 3 },
  { state: 'on-the-books', reports: 1 },
  { state: 'withdrawn', reports: 1 },
]);

it('adds up what became of reports, each once', () => {
  expect(MIXED).toEqual({ reports: 8, closed: 3, solved: 2, notTaken: 1, underWay: 4 });
});

it('tells a person what is done first, in both languages', () => {
  expect(digestMessage(MIXED, 'zh')).toBe('您上报的 8 件已办结 3 件，其中 2 件已解决，4 件正在办理，1 件未予立案。谢谢您！');
  expect(digestMessage(MIXED, 'en')).toBe('Closed: 3 of your 8, solved: 2, under way: 4, not taken up: 1. Thank you!');
});

it('leaves out what there is none of', () => {
  const all = reportDigest([{ state: 'closed', outcome: 'fixed', reports: 3 }]);
  expect(digestMessage(all, 'zh')).toBe('您上报的 3 件已办结 3 件，其中 3 件已解决。谢谢您！');
  expect(digestMessage(reportDigest([]), 'zh')).toBe('这段时间没有您上报的事项。');
  expect(digestMessage(reportDigest([]), 'en')).toBe('Nothing of yours came in or ended in this time.');
});
