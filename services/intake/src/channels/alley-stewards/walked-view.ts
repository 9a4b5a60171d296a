import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { AreaCode } from '@xianban/contracts/values/identifiers';
import type { Instant } from '@xianban/contracts/values/instant';

/** How much of a community was walked. */
export class WalkedView {
  @ApiProperty({ type: String }) readonly community!: AreaCode;
  @ApiProperty({ description: 'In the language asked for' }) readonly name!: string;
  @ApiProperty({ description: '0 if nobody walked there' }) readonly rounds!: number;
  @ApiProperty({ description: 'Different alleys that were walked' }) readonly alleys!: number;
  @ApiPropertyOptional({ format: 'date-time', type: String }) readonly lastWalkedAt?: Instant;
}

/** Every community that the actor answers for, in the order of their codes. */
export class WalkedPageView {
  @ApiProperty({ type: [WalkedView] }) readonly items!: readonly WalkedView[];
  @ApiPropertyOptional({ description: 'Cursor of the next page' }) readonly next?: string;
}
