import { ApiProperty } from '@nestjs/swagger';
import { IsInstant, type Instant } from '@xianban/contracts/values/instant';
import { ArrayMaxSize, ArrayMinSize, IsArray } from 'class-validator';

import { IsDeviceId } from './is-device-id.js';
import { StewardFinding } from './payload.js';
import { StewardRound } from './steward-round.js';

export const MOST_ENTRIES = 500;

const { deviceId, ...finding } = StewardFinding.example;

/** What a phone gathered while it was away. Each entry is checked on its own. */
export class DeviceBatchBody {
  @ApiProperty({ pattern: '^[\\w.-]{1,64}$' }) @IsDeviceId() readonly deviceId!: string;
  @ApiProperty({ format: 'date-time', description: 'What the phone’s clock shows while it sends' }) @IsInstant() readonly sentAt!: Instant;
  @ApiProperty({
    type: 'array',
    items: { type: 'object' },
    minItems: 1,
    maxItems: MOST_ENTRIES,
    description: 'Findings and rounds, without deviceId and sentAt, each with its kind',
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_ENTRIES)
  readonly entries!: readonly unknown[];

  static readonly example = {
    deviceId,
    sentAt: '2026-03-01T20:00:00+08:00',
    entries: [
      { kind: 'finding', ...finding },
      { kind: 'round', ...StewardRound.example },
    ],
  };
}
