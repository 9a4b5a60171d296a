import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { ChannelName } from '@xianban/contracts/values/identifiers';

import { KEY_CAPABILITIES, type KeyCapability } from '../domain/key-capability.js';
import type { ChannelKey } from '../store/channel-key.js';

/** A key without its secret. Times are the wall's. */
export class ChannelKeyView {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty({ type: String, example: 'riders' }) readonly channel!: ChannelName;
  @ApiProperty({ description: 'Who holds it' }) readonly label!: string;
  @ApiProperty({ enum: KEY_CAPABILITIES, isArray: true }) readonly can!: readonly KeyCapability[];
  @ApiProperty() readonly createdBy!: string;
  @ApiProperty({ format: 'date-time' }) readonly createdAt!: string;
  @ApiPropertyOptional({ format: 'date-time' }) readonly revokedAt?: string;

  @ApiProperty({ minimum: 0, maximum: 2, description: 'Live secrets to sign with; two while the holder changes over' })
  readonly signingSecrets!: number;

  static of({ id, channel, label, can, createdBy, createdAt, revokedAt, signingSecret, olderSigningSecret }: ChannelKey): ChannelKeyView {
    const signingSecrets = [signingSecret, olderSigningSecret].filter(Boolean).length;
    const view = { id, channel, label, can, createdBy, createdAt: createdAt.toISOString(), signingSecrets };
    return { ...view, ...(revokedAt && { revokedAt: revokedAt.toISOString() }) };
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
