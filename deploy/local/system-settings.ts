import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readJsonFile, writeJsonFile } from './json-file.ts';
import { Refused } from './refused.ts';
import { WORKSPACE_FOLDER, type RunFolder } from './run-folder.ts';

/** District time = start + rate × (wall − first start). */
export interface LocalClock {
  /** District time at the first start, with a zone. */
  readonly start: string;
  /** Wall time of the first start, with a zone. */
  readonly firstStart: string;
  /** District seconds per second of the wall, above 0. */
  readonly rate: number;
}

/** What the data of a system was begun with and therefore stays. */
export interface SystemSettings {
  readonly district: string;
  /** Absent = the wall clock. */
  readonly clock?: LocalClock;
}

/** What was asked for on the command line. */
export interface WantedSettings {
  readonly district?: string;
  readonly clockRate?: number;
  /** An instant with a zone, e.g. 2015-01-05T06:00:00-05:00. */
  readonly clockStart?: string;
}

const DISTRICTS_FOLDER = join(WORKSPACE_FOLDER, 'deploy', 'districts');
const DEFAULT_DISTRICT = 'chaoyang';
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/**
 * Settings of a folder: those that it was begun with, or the wanted ones, which are then kept.
 * @throws Refused if something is wanted that cannot be, or that is not what the data was begun with.
 */
export function systemSettings(folder: RunFolder, wanted: WantedSettings, nowMs: number): SystemSettings {
  checkWanted(wanted);
  const kept = readJsonFile<SystemSettings>(folder.settings);
  if (kept) {
    refuseChange(kept, wanted);
    return kept;
  }
  const settings = begin(wanted, nowMs);
  writeJsonFile(folder.settings, settings);
  return settings;
}

/** Folder of a district pack. */
export function districtPackFolder(district: string): string {
  return join(DISTRICTS_FOLDER, district);
}

/** The value of XIANBAN_CLOCK. */
export function clockSetting(clock: LocalClock): string {
  return `${clock.start},${clock.firstStart},${clock.rate}`;
}

function checkWanted({ district = DEFAULT_DISTRICT, clockRate, clockStart }: WantedSettings): void {
  const known = readdirSync(DISTRICTS_FOLDER).filter((name) => existsSync(join(DISTRICTS_FOLDER, name, 'policy.yaml')));
  if (!known.includes(district)) throw new Refused(`there is no district ${district}: choose one of ${known.join(', ')}`);
  if (clockRate !== undefined && !(clockRate > 0 && Number.isFinite(clockRate))) throw new Refused('--clock-rate must be a number above 0');
  if (clockStart !== undefined && (!INSTANT.test(clockStart) || Number.isNaN(Date.parse(clockStart)))) {
    throw new Refused(`--clock-start must be an instant with its zone, e.g. 2019-10-16T08:00:00+08:00, not ${clockStart}`);
  }
}

function begin({ district = DEFAULT_DISTRICT, clockRate, clockStart }: WantedSettings, nowMs: number): SystemSettings {
  if (clockRate === undefined && clockStart === undefined) return { district };
  const firstStart = new Date(nowMs).toISOString();
  return { district, clock: { start: clockStart ?? firstStart, firstStart, rate: clockRate ?? 1 } };
}

function refuseChange(kept: SystemSettings, wanted: WantedSettings): void {
  const { rate = 1, start } = kept.clock ?? {};
  const changes = [
    wanted.district !== undefined && wanted.district !== kept.district && `district ${kept.district}`,
    wanted.clockRate !== undefined && wanted.clockRate !== rate && `clock rate ${rate}`,
    wanted.clockStart !== undefined &&
      (!start || Date.parse(wanted.clockStart) !== Date.parse(start)) &&
      (start ? `clock start ${start}` : 'the wall clock'),
  ].filter((change) => change !== false);
  if (changes.length > 0)
    throw new Refused(`the data here was begun with ${changes.join(' and ')}: add --fresh to begin anew, or --dir for another system`);
}
