import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { RequestId } from '@xianban/contracts/values/identifiers';
import type { Instant } from '@xianban/contracts/values/instant';
import { REQUEST_KINDS, type RequestKind } from '@xianban/contracts/values/judgement';

/** A request and what became of it. Words whose writer was erased are absent. */
export class RequestView {
  @ApiProperty({ type: String, format: 'uuid' }) readonly id!: RequestId;
  @ApiProperty({ enum: REQUEST_KINDS }) readonly kind!: RequestKind;
  @ApiProperty() readonly round!: number;
  @ApiPropertyOptional({ type: String }) readonly reason?: string;
  @ApiPropertyOptional({ type: [String] }) readonly openProblems?: readonly string[];
  @ApiPropertyOptional({ format: 'date-time', type: String }) readonly until?: Instant;
  @ApiProperty({ description: 'Who asked: `sub` of their token' }) readonly askedBy!: string;
  @ApiProperty({ format: 'date-time', type: String }) readonly askedAt!: Instant;
  @ApiPropertyOptional({ description: 'Absent while it waits for a decision' }) readonly approved?: boolean;
  @ApiPropertyOptional() readonly decidedBy?: string;
  @ApiPropertyOptional({ format: 'date-time', type: String }) readonly decidedAt?: Instant;
  @ApiPropertyOptional() readonly note?: string;
}

/** Requests of an issue, oldest first. */
export class RequestListView {
  @ApiProperty({ type: [RequestView] }) readonly items!: readonly RequestView[];
}
