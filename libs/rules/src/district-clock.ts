import { DateTime } from 'luxon';

/**
 * The one clock of a district: from `startMs` on it runs `rate` times as fast as the wall clock has since `firstStartMs`.
 * Stored with the district's data, so that a restart goes on where the clock would be. Source: architecture.md, 9.
 */
export interface ClockSetting {
  /** What the district clock showed at its first start, epoch milliseconds. */
  readonly startMs: number;
  /** When that was on the wall, epoch milliseconds. */
  readonly firstStartMs: number;
  /** District milliseconds per wall millisecond (> 0). */
  readonly rate: number;
}

/** The district clock of a real deployment: the wall clock itself. */
export const WALL_CLOCK: ClockSetting = { startMs: 0, firstStartMs: 0, rate: 1 };

/** Slower than this nothing would ever come due; faster, a day passes in less than a tenth of a second and no process keeps up. */
export const CLOCK_RATES = { min: 0.001, max: 1_000_000 } as const;

/** What the district clock shows (whole epoch milliseconds) when the wall clock shows `wallMs`. */
export function districtNowMs(setting: ClockSetting, wallMs: number): number {
  return Math.floor(setting.startMs + setting.rate * (wallMs - setting.firstStartMs));
}

/** Whole wall milliseconds (≥ 0) to wait until the district clock shows `districtInstantMs`: never too early, at most one too late. */
export function wallDelayMs(setting: ClockSetting, districtInstantMs: number, wallMs: number): number {
  const exactMs = setting.firstStartMs + (districtInstantMs - setting.startMs) / setting.rate - wallMs;
  let delayMs = Math.max(0, Math.ceil(exactMs));
  // the division may round down at fractional rates, and a timer that fires early would fire twice
  while (districtNowMs(setting, wallMs + delayMs) < districtInstantMs) delayMs += 1;
  return delayMs;
}

/** `<start instant>,<first start wall instant>,<rate>`, which `parseClockSetting` reads back. */
export function formatClockSetting(setting: ClockSetting): string {
  return [new Date(setting.startMs).toISOString(), new Date(setting.firstStartMs).toISOString(), setting.rate].join(',');
}

/**
 * Reads `<start instant>,<first start wall instant>,<rate>`, e.g. `2026-03-01T08:00:00+08:00,2026-11-05T10:00:00Z,600`.
 * @throws BadClockSetting naming the part at fault.
 */
export function parseClockSetting(text: string): ClockSetting {
  const parts = text.split(',').map((part) => part.trim());
  if (parts.length !== 3) {
    throw new BadClockSetting('clock setting', text, 'has three parts: <start instant>,<first start wall instant>,<rate>');
  }
  const [start = '', firstStart = '', rate = ''] = parts;
  return {
    startMs: instantMs('start instant', start),
    firstStartMs: instantMs('first start wall instant', firstStart),
    rate: rateWithinLimits(rate),
  };
}

/** A clock setting that cannot be read. The message names the part. */
export class BadClockSetting extends Error {
  override readonly name = 'BadClockSetting';

  constructor(
    readonly part: 'clock setting' | 'start instant' | 'first start wall instant' | 'rate',
    text: string,
    expectation: string,
  ) {
    super(`${part} ${expectation}, but it was ${JSON.stringify(text.slice(0, 100))}`);
  }
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;
const RATE = /^\d{1,7}(\.\d{1,24})?$/;

function instantMs(part: 'start instant' | 'first start wall instant', text: string): number {
  const instant = INSTANT.test(text) ? DateTime.fromISO(text, { setZone: true }) : undefined;
  if (!instant?.isValid) throw new BadClockSetting(part, text, 'is an existing ISO 8601 date and time with a zone');
  return instant.toMillis();
}

function rateWithinLimits(text: string): number {
  const { min, max } = CLOCK_RATES;
  const rate = RATE.test(text) ? Number(text) : Number.NaN;
  if (!(rate >= min && rate <= max)) throw new BadClockSetting('rate', text, `is a decimal number from ${min} to ${max}`);
  return rate;
}
