import type { PolicySnapshot } from '@xianban/rules/policy';

/** The defaults of domain.md in a zone without summer time. */
export const EXAMPLE_POLICY: PolicySnapshot = {
  version: 'example',
  limits: {
    emergency: { amount: 2, kind: 'hours' },
    utility: { amount: 24, kind: 'hours' },
    ordinary: { amount: 7, kind: 'calendar-days' },
    complex: { amount: 15, kind: 'calendar-days' },
  },
  ladder: [
    { level: 'community', percent: 50 },
    { level: 'street', percent: 80 },
    { level: 'district', percent: 100 },
  ],
  inspection: { waitPercent: 10 },
  callBack: { windowHours: 72 },
  lookBack: { days: [30, 90] },
  onTheBooks: { onlyAfterLimit: false },
  dispatch: { askAgainMinutes: 30 },
  calendar: {
    zone: 'Asia/Shanghai',
    weekdays: [1, 2, 3, 4, 5],
    windows: [{ from: '09:00', to: '17:00' }],
    holidays: [],
    workdays: [],
  },
};
