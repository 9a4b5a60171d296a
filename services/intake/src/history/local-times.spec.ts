import { LocalTimes } from './local-times.js';

const boston = new LocalTimes('America/New_York');
const instant = (text: string) => {
  const time = boston.read(text);
  return typeof time === 'string' ? time : time.instant;
};

it('knows winter and summer time, also on the days on which the one becomes the other', () => {
  expect(instant('2015-01-01T00:20:09')).toBe('2015-01-01T00:20:09-05:00');
  expect(instant('2015-07-04 12:00:00')).toBe('2015-07-04T12:00:00-04:00');
  expect(instant('2015-03-08T01:59:59')).toBe('2015-03-08T01:59:59-05:00');
  expect(instant('2015-03-08T03:00:00')).toBe('2015-03-08T03:00:00-04:00');
  expect(instant('2015-11-01T00:30:00')).toBe('2015-11-01T00:30:00-04:00');
  expect(instant('2015-11-01T02:00:00')).toBe('2015-11-01T02:00:00-05:00');
});

it('refuses a time that no clock showed, and takes one that they showed twice for the first', () => {
  expect(instant('2015-03-08T02:00:00')).toBe('no-such-local-time');
  expect(instant('2015-03-08T02:59:59')).toBe('no-such-local-time');
  expect(instant('2015-11-01T01:30:00')).toBe('2015-11-01T01:30:00-04:00');
});

it('agrees with the calendar about 29 February and about midnight', () => {
  expect(instant('2016-02-29T23:59:59')).toBe('2016-02-29T23:59:59-05:00');
  for (const text of ['2015-02-29T12:00:00', '2015-04-31T12:00:00', '2015-01-01T24:00:00', '2015-01-01', '01/02/2015 12:00', '1e9']) {
    expect(instant(text)).toBe('not-a-time');
  }
});

it('tells instants as Date reads them', () => {
  for (const text of ['2015-03-08T01:59:59', '2015-06-01T00:00:00', '2015-11-01T01:00:00', '2019-05-28T11:54:00']) {
    const time = boston.read(text);
    expect(typeof time === 'object' && Date.parse(time.instant) === time.ms).toBe(true);
  }
});
