import type { WorkingCalendar } from '@xianban/rules/working-calendar';

import { dutyDays } from './turns.js';

const CALENDAR: WorkingCalendar = {
  zone: 'Asia/Shanghai',
  weekdays: [1, 2, 3, 4, 5],
  windows: [{ from: '09:00', to: '17:00' }],
  holidays: ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'],
  workdays: ['2026-10-10'],
};
const SEVEN = ['m1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7'];
const members = (...given: Parameters<typeof dutyDays>) => dutyDays(...given).map(({ member }) => member);

describe('the turns at the counter', () => {
  it('go through all seven members by working day, over weekends', () => {
    // 2026-03-02 is a Monday
    expect(members([{ since: '2026-03-02', members: SEVEN }], '2026-03-02', 12, CALENDAR)).toEqual([
      ...['m1', 'm2', 'm3', 'm4', 'm5', undefined, undefined],
      ...['m6', 'm7', 'm1', 'm2', 'm3'],
    ]);
  });

  it('stand still on holidays and go on on a Saturday made a working day: 调休', () => {
    expect(dutyDays([{ since: '2026-09-30', members: ['m1', 'm2'] }], '2026-09-30', 11, CALENDAR).filter(({ member }) => member)).toEqual([
      { date: '2026-09-30', member: 'm1' },
      { date: '2026-10-08', member: 'm2' },
      { date: '2026-10-09', member: 'm1' },
      { date: '2026-10-10', member: 'm2' },
    ]);
  });

  it('are the same whichever day one begins to look, and across a year', () => {
    const rosters = [{ since: '2026-03-02', members: SEVEN }];
    const whole = dutyDays(rosters, '2026-03-02', 400, CALENDAR);
    expect(dutyDays(rosters, whole[390]?.date ?? '', 10, CALENDAR)).toEqual(whole.slice(390));
  });

  it('follow the roster that began last, and leave the days before as they were', () => {
    const rosters = [
      { since: '2026-03-04', members: ['n1', 'n2'] },
      { since: '2026-03-02', members: SEVEN },
    ];
    expect(members(rosters, '2026-03-01', 6, CALENDAR)).toEqual([undefined, 'm1', 'm2', 'n1', 'n2', 'n1']);
    expect(members([], '2026-03-02', 1, CALENDAR)).toEqual([undefined]);
  });
});
