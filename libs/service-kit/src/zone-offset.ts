import { IANAZone } from 'luxon';

/** Minutes that a zone is ahead of UTC at an instant, e.g. 480 for Asia/Shanghai. Whole minutes. */
export function offsetMinutes(epochMs: number, zone: string): number {
  return Math.round(IANAZone.create(zone).offset(epochMs));
}
