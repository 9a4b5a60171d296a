import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { CATEGORIES, type Category, type Nature } from '@xianban/contracts/values/classification';
import type { ChannelName } from '@xianban/contracts/values/identifiers';

import { KEY_CAPABILITIES, type KeyCapability } from '../domain/key-capability.js';
import type { ChannelKey } from '../store/channel-key.js';

/** A key without its secret. Times are the wall's. */
export class ChannelKeyView {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty({ type: String, example: 'riders' }) readonly channel!: ChannelName;
  @ApiProperty({ description: 'Who holds it' }) readonly label!: string;
  @ApiProperty({ enum: KEY_CAPABILITIES, isArray: true }) readonly can!: readonly KeyCapability[];
  @ApiProperty({ description: 'To try out with' }) readonly sandbox!: boolean;
  @ApiPropertyOptional({ enum: CATEGORIES, isArray: true, description: 'What it may report; everything, if absent' })
  readonly categories?: readonly Category[];
  @ApiPropertyOptional({ type: [String] }) readonly natures?: readonly Nature[];
  @ApiPropertyOptional() readonly reportsPerMinute?: number;
  @ApiPropertyOptional() readonly reportsPerDay?: number;
  @ApiProperty({ minimum: 0, maximum: 2, description: 'Live secrets to sign with; two while the holder changes over' })
  readonly signingSecrets!: number;
  @ApiProperty() readonly createdBy!: string;
  @ApiProperty({ format: 'date-time' }) readonly createdAt!: string;
  @ApiPropertyOptional({ format: 'date-time' }) readonly suspendedAt?: string;
  @ApiPropertyOptional({ format: 'date-time' }) readonly revokedAt?: string;

  static of(key: ChannelKey): ChannelKeyView {
    const { id, channel, label, can, sandbox, categories, natures, reportsPerMinute, reportsPerDay, createdBy, createdAt } = key;
    return {
      id,
      channel,
      label,
      can,
      sandbox,
      ...(categories && { categories }),
      ...(natures && { natures }),
      ...(reportsPerMinute !== null && { reportsPerMinute }),
      ...(reportsPerDay !== null && { reportsPerDay }),
      signingSecrets: [key.signingSecret, key.olderSigningSecret].filter(Boolean).length,
      createdBy,
      createdAt: createdAt.toISOString(),
      ...(key.suspendedAt && { suspendedAt: key.suspendedAt.toISOString() }),
      ...(key.revokedAt && { revokedAt: key.revokedAt.toISOString() }),
    };
  }
}

/** Keys, oldest first. */
export class ChannelKeyPageView {
  @ApiProperty({ type: [ChannelKeyView] }) readonly items!: readonly ChannelKeyView[];
  @ApiPropertyOptional({ description: 'Cursor of the next page' }) readonly next?: string;
}

/** A new key: the only time that it is shown. */
export class IssuedKeyView {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty({ example: 'xb_0Zr…', description: 'Send it as X-Api-Key. It is not kept and cannot be shown again.' })
  readonly key!: string;
  @ApiPropertyOptional({ example: 'whsec_MfKQ…', description: 'Where the channel takes signed webhooks: what to sign with. Shown once.' })
  readonly signingSecret?: string;
  @ApiPropertyOptional({ format: 'uri', description: 'Where to send signed webhooks' })
  readonly hookUrl?: string;
}

/** A new secret to sign with: the only time that it is shown. */
export class SigningSecretView {
  @ApiProperty({ example: 'whsec_MfKQ…' }) readonly signingSecret!: string;
}
