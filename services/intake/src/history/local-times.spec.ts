import { LocalTimes } from './local-times.js';

const boston = new LocalTimes('America/New_York');
const instant = (text: string) => {
  const time = boston.read(text);
  return typeof time === 'string' ? time : new Date(time).toISOString();
};

it('knows winter and summer time, also on the days on which the one becomes the other', () => {
  expect(instant('2015-01-01T00:20:09')).toBe('2015-01-01T05:20:09.000Z');
  expect(instant('2015-07-04 12:00:00')).toBe('2015-07-04T16:00:00.000Z');
  expect(instant('2015-03-08T01:59:59')).toBe('2015-03-08T06:59:59.000Z');
  expect(instant('2015-03-08T03:00:00')).toBe('2015-03-08T07:00:00.000Z');
  expect(instant('2015-11-01T00:30:00')).toBe('2015-11-01T04:30:00.000Z');
  expect(instant('2015-11-01T02:00:00')).toBe('2015-11-01T07:00:00.000Z');
});

it('refuses a time that no clock showed, and takes one that they showed twice for the first', () => {
  expect(instant('2015-03-08T02:00:00')).toBe('no-such-local-time');
  expect(instant('2015-03-08T02:59:59')).toBe('no-such-local-time');
  expect(instant('2015-11-01T01:30:00')).toBe('2015-11-01T05:30:00.000Z');
});

it('agrees with the calendar about 29 February and about midnight', () => {
  expect(instant('2016-02-29T23:59:59')).toBe('2016-03-01T04:59:59.000Z');
  for (const text of ['2015-02-29T12:00:00', '2015-04-31T12:00:00', '2015-01-01T24:00:00', '2015-01-01', '01/02/2015 12:00', '1e9']) {
    expect(instant(text)).toBe('not-a-time');
  }
});
