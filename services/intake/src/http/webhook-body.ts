import { ApiProperty } from '@nestjs/swagger';

import { IsPlainText } from '../channel-kit/is-plain-text.js';

/** Where a holder wants to hear what becomes of their reports. */
export class WebhookBody {
  @ApiProperty({ format: 'uri', maxLength: 2000, description: 'https, and no inner address' }) @IsPlainText(2_000) readonly url!: string;

  static readonly example = { url: 'https://riders.example/xianban' };
}
