import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsInt, Min } from 'class-validator';

import { MOST_RESULTS } from './result-view.js';

/** Results that the city has taken over. */
export class AcknowledgementBody {
  @ApiProperty({ type: [Number], minItems: 1, maxItems: MOST_RESULTS })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_RESULTS)
  @IsInt({ each: true })
  @Min(1, { each: true })
  readonly results!: readonly number[];

  static readonly example = { results: [17, 18] };
}

/** How many of the named results are acknowledged now, by this call or an earlier one. */
export class AcknowledgementView {
  @ApiProperty() readonly acknowledged!: number;
}
