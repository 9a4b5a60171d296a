import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { AreaCode } from '@xianban/contracts/values/identifiers';

/** A day at the counter. */
export class RosterDayView {
  @ApiProperty({ format: 'date' }) readonly date!: string;
  @ApiPropertyOptional({ description: 'sub of who sits there; absent on days off, and before the first roster' }) readonly member?: string;
}

/** Who sits at a community's counter when. */
export class RosterView {
  @ApiProperty({ type: String }) readonly community!: AreaCode;
  @ApiProperty({ type: [RosterDayView] }) readonly days!: readonly RosterDayView[];
}
