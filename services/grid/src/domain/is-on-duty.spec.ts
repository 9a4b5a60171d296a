import { isOnDuty, rosterMoment } from './is-on-duty.js';

const at = (text: string) => rosterMoment(Date.parse(text), 'Asia/Shanghai');

describe('isOnDuty', () => {
  it('is true round the clock without a duty', () => {
    expect(isOnDuty(undefined, at('2026-03-03T03:00:00+08:00'))).toBe(true);
  });

  it('begins with the minute `from` and ends before the minute `to`, in the zone of the district', () => {
    const duty = [{ weekdays: [2], from: '09:00', to: '17:00' }];
    expect(isOnDuty(duty, at('2026-03-03T08:59:59+08:00'))).toBe(false);
    expect(isOnDuty(duty, at('2026-03-03T01:00:00Z'))).toBe(true);
    expect(isOnDuty(duty, at('2026-03-03T16:59:59+08:00'))).toBe(true);
    expect(isOnDuty(duty, at('2026-03-03T17:00:00+08:00'))).toBe(false);
    expect(isOnDuty(duty, at('2026-03-04T10:00:00+08:00'))).toBe(false);
  });

  it('goes on after midnight, also from Sunday to Monday', () => {
    const duty = [{ weekdays: [7], from: '22:00', to: '06:00' }];
    expect(isOnDuty(duty, at('2026-03-01T23:00:00+08:00'))).toBe(true);
    expect(isOnDuty(duty, at('2026-03-02T05:59:00+08:00'))).toBe(true);
    expect(isOnDuty(duty, at('2026-03-02T06:00:00+08:00'))).toBe(false);
    expect(isOnDuty(duty, at('2026-03-02T23:00:00+08:00'))).toBe(false);
  });

  it('takes a whole day as 00:00 to 24:00', () => {
    const duty = [{ weekdays: [2], from: '00:00', to: '24:00' }];
    expect(isOnDuty(duty, at('2026-03-03T00:00:00+08:00'))).toBe(true);
    expect(isOnDuty(duty, at('2026-03-03T23:59:00+08:00'))).toBe(true);
    expect(isOnDuty(duty, at('2026-03-04T00:00:00+08:00'))).toBe(false);
  });

  it('knows two shifts a day', () => {
    const duty = [
      { weekdays: [2], from: '09:00', to: '12:00' },
      { weekdays: [2], from: '13:00', to: '17:00' },
    ];
    expect(isOnDuty(duty, at('2026-03-03T12:30:00+08:00'))).toBe(false);
    expect(isOnDuty(duty, at('2026-03-03T13:00:00+08:00'))).toBe(true);
  });
});
