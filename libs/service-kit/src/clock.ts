import { Injectable } from '@nestjs/common';
import type { Instant } from '@xianban/contracts/values/instant';
import { type ClockSetting, districtNowMs, wallDelayMs } from '@xianban/rules/district-clock';

import { offsetMinutes } from './zone-offset.js';

/** Offsets change at quarters of an hour at the earliest, so one look-up serves a quarter. */
const QUARTER_MS = 15 * 60_000;

/**
 * The district's clock: policy, calendars and shown times use it. Signatures, tokens and transport use `wallMs`.
 * Source: architecture.md, 9.
 */
@Injectable()
export class Clock {
  private quarter = NaN;
  private offset = 0;

  /** @param zone IANA name of the district's time zone */
  constructor(
    readonly setting: ClockSetting,
    readonly zone: string,
  ) {}

  /** District time in epoch milliseconds, whole. */
  nowMs(): number {
    return Math.floor(districtNowMs(this.setting, Date.now()));
  }

  /** District time in the district's zone, e.g. 2026-03-01T08:15:00.000+08:00. */
  now(): Instant {
    return this.instant(this.nowMs());
  }

  /** The wall's time in epoch milliseconds. */
  wallMs(): number {
    return Date.now();
  }

  /** How long to wait on the wall until the district's clock shows an instant. Milliseconds, ≥ 0. */
  wallDelayMs(districtMs: number): number {
    return wallDelayMs(this.setting, districtMs, Date.now());
  }

  /** Epoch milliseconds in the district's zone, in offset form. */
  instant(epochMs: number): Instant {
    const quarter = Math.floor(epochMs / QUARTER_MS);
    if (quarter !== this.quarter) {
      this.offset = offsetMinutes(epochMs, this.zone);
      this.quarter = quarter;
    }
    const local = new Date(epochMs + this.offset * 60_000).toISOString().slice(0, -1);
    return `${local}${offsetText(this.offset)}` as Instant;
  }
}

function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
