import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Instant } from '@xianban/contracts/values/instant';

/** A comment that was taken. */
export class CommentTakenView {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty({ format: 'date-time', type: String }) readonly commentedAt!: Instant;
}

/** What a resident said of an issue. */
export class CommentView extends CommentTakenView {
  @ApiPropertyOptional({ description: 'Absent if its author was erased' }) readonly text?: string;
}

/** What residents said of an issue, oldest first. */
export class CommentPageView {
  @ApiProperty({ type: [CommentView] }) readonly items!: readonly CommentView[];
  @ApiPropertyOptional({ description: 'Cursor of the next page' }) readonly next?: string;
}
