import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { ReportId } from '@xianban/contracts/values/identifiers';
import type { Instant } from '@xianban/contracts/values/instant';

/** That a matter went from one owner to another. */
export class OwnerHandoverView {
  @ApiProperty() readonly from!: string;
  @ApiProperty() readonly to!: string;
  @ApiProperty() readonly decidedBy!: string;
  @ApiProperty({ format: 'date-time', type: String }) readonly decidedAt!: Instant;
  @ApiPropertyOptional({ description: 'Absent if whoever decided was erased' }) readonly reason?: string;
}

/** Who owns what was asked at a counter, and how that came to be. Owners are told by the `sub` of their tokens. */
export class OwnerView {
  @ApiProperty({ type: String, format: 'uuid' }) readonly report!: ReportId;
  @ApiProperty() readonly owner!: string;
  @ApiProperty({ description: 'The first owner' }) readonly askedFirst!: string;
  @ApiProperty({ type: [OwnerHandoverView], description: 'Oldest first' }) readonly handovers!: readonly OwnerHandoverView[];
}
