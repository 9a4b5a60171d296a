import { ISSUE_STATES } from '@xianban/contracts/values/issue-state';

import { staffEntry } from '../domain/staff-entry.js';
import { statusEntry } from '../domain/status-entry.js';
import { TIMELINE_KINDS } from '../domain/timeline-kind.js';
import { intakeTexts } from './intake-texts.js';

const same = (value: unknown): string => String(value);
const names = {
  ...{ state: same, unit: same, kind: same, decision: same, yesOrNo: same, level: same },
  ...{ part: same, sorted: same, correctionReason: same },
};
const detail = {
  from: 'received',
  to: 'responding',
  into: '110105-2026-000120',
  reports: 2,
  unit: 'team',
  limitAt: '2026-03-08T08:15:20+08:00',
  kind: 'extension',
  days: 30,
  reason: 'not-ours',
  level: 'street',
};

describe('the texts of intake', () => {
  it('are complete in both languages, with the same parameters', () => {
    expect(intakeTexts.faults()).toEqual([]);
  });

  it('name every state', () => {
    for (const state of ISSUE_STATES) expect(intakeTexts.text(`state-${state}`)).not.toBe('');
  });

  it('tell staff of every kind of entry', () => {
    for (const kind of TIMELINE_KINDS) {
      const { key, params } = staffEntry({ kind, detail }, names);
      expect(intakeTexts.text(key, params, 'en')).not.toMatch(/[{}]|undefined/);
    }
  });

  it('tell reporters of what concerns them and of nothing behind the counter', () => {
    const told = TIMELINE_KINDS.filter((kind) => statusEntry({ kind, detail: { ...detail, taskKind: 'handling' } }, names));
    expect(told).toEqual([
      'received',
      'report-joined',
      'moved',
      'merged-in',
      'split-off',
      'call-back-asked',
      'call-back-answered',
      'reopening-asked',
      'partner-updated',
      'task-accepted',
      'task-handled',
    ]);
    expect(statusEntry({ kind: 'task-accepted', detail: { ...detail, taskKind: 'inspection' } }, names)).toBeUndefined();
  });
});
