import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Instant } from '@xianban/contracts/values/instant';

import type { SortedPart } from '../domain/correction-detail.js';

class PartCountsView implements Record<SortedPart, number> {
  @ApiProperty() readonly category!: number;
  @ApiProperty() readonly nature!: number;
  @ApiProperty() readonly limitClass!: number;
  @ApiProperty({ description: 'Each quality counts' }) readonly qualities!: number;
}

/** How often something decided a part of a sorting, and how often a person overruled it. */
export class RuleCountsView {
  @ApiProperty({ type: PartCountsView, description: 'Including those that were corrected' }) readonly applied!: PartCountsView;
  @ApiProperty({ type: PartCountsView }) readonly corrected!: PartCountsView;
}

/** A rule of the vocabulary. */
export class RuleView extends RuleCountsView {
  @ApiProperty({ example: '路灯不亮' }) readonly rule!: string;
  @ApiPropertyOptional({ description: 'What it looks for; absent if it is no longer in the vocabulary' }) readonly word?: string;
}

/** Rules by how often they were corrected, most first. */
export class RulesView {
  @ApiProperty({ format: 'date-time', type: String }) readonly from!: Instant;
  @ApiProperty({ format: 'date-time', type: String }) readonly to!: Instant;
  @ApiProperty({ type: [RuleView] }) readonly rules!: readonly RuleView[];
  @ApiProperty({ type: RuleCountsView, description: 'Where no rule matched and the default held' }) readonly unmatched!: RuleCountsView;
}
