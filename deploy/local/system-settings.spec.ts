import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RunFolder } from './run-folder.ts';
import { clockSetting, type SystemSettings, systemSettings, type WantedSettings } from './system-settings.ts';

const FIRST_START = '2026-03-01T00:00:00.000Z';

describe('settings of a system', () => {
  let folder: RunFolder;

  beforeEach(async () => {
    folder = new RunFolder(await mkdtemp(join(tmpdir(), 'xianban-settings-')));
  });

  afterEach(() => rm(folder.path, { recursive: true }));

  function startAt(instant: string, wanted: WantedSettings): SystemSettings {
    return systemSettings(folder, wanted, Date.parse(instant));
  }

  it('are Chaoyang and the wall clock unless something else is wanted', () => {
    expect(startAt(FIRST_START, {})).toEqual({ district: 'chaoyang' });
  });

  it('keep the clock of the first start at every later one', () => {
    startAt(FIRST_START, { clockRate: 60, clockStart: '2019-10-16T08:00:00+08:00' });

    const { clock } = startAt('2026-03-02T00:00:00Z', {});

    expect(clock && clockSetting(clock)).toBe(`2019-10-16T08:00:00+08:00,${FIRST_START},60`);
  });

  it('accept what they have already, said again', () => {
    startAt(FIRST_START, { clockRate: 60, clockStart: '2019-10-16T08:00:00+08:00' });

    expect(() =>
      startAt('2026-03-02T00:00:00Z', { district: 'chaoyang', clockRate: 60, clockStart: '2019-10-16T00:00:00Z' }),
    ).not.toThrow();
  });

  it.each<[string, WantedSettings]>([
    ['district chaoyang', { district: 'boston-2015' }],
    ['clock rate 60', { clockRate: 61 }],
    ['clock start 2019-10-16T08:00:00+08:00', { clockStart: '2019-10-17T08:00:00+08:00' }],
  ])('refuse to change what the data was begun with: %s', (kept, wanted) => {
    startAt(FIRST_START, { clockRate: 60, clockStart: '2019-10-16T08:00:00+08:00' });

    expect(() => startAt('2026-03-02T00:00:00Z', wanted)).toThrow(`the data here was begun with ${kept}: add --fresh`);
  });

  it.each<[WantedSettings, string]>([
    [{ district: 'atlantis' }, 'there is no district atlantis: choose one of boston-2015, chaoyang'],
    [{ clockRate: 0 }, '--clock-rate must be a number above 0'],
    [{ clockRate: Number.NaN }, '--clock-rate must be a number above 0'],
    [{ clockStart: '2019-10-16T08:00:00' }, '--clock-start must be an instant with its zone'],
    [{ clockStart: '2019-13-45T08:00:00Z' }, '--clock-start must be an instant with its zone'],
  ])('refuse %j', (wanted, message) => {
    expect(() => startAt(FIRST_START, wanted)).toThrow(message);
  });
});
