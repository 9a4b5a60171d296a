import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { CallBackTally, Rates, RateWeights } from '@xianban/rules/rates';

import type { RatedTally, RatesRow } from '../domain/rates-row.js';

class TallyAnswer implements CallBackTally {
  @ApiProperty({ description: 'Answered call-backs: what every rate is divided by.' }) readonly valid!: number;
  @ApiProperty() readonly contacted!: number;
  @ApiProperty() readonly solved!: number;
  @ApiProperty() readonly satisfied!: number;
  @ApiProperty({ description: 'Counts 0.9 of a satisfied one.' }) readonly basicallySatisfied!: number;
}

class RatesOfTally implements Rates {
  @ApiPropertyOptional({ type: Number, description: 'contacted ÷ valid, 0 to 1; absent where nobody answered.' }) readonly response!:
    number | undefined;
  @ApiPropertyOptional({ type: Number, description: 'solved ÷ valid.' }) readonly resolution!: number | undefined;
  @ApiPropertyOptional({ type: Number, description: '(satisfied + 0.9 × basically satisfied) ÷ valid.' }) readonly satisfaction!:
    number | undefined;
  @ApiPropertyOptional({ type: Number, description: 'The three by their weights.' }) readonly composite!: number | undefined;
}

class RatedTallyAnswer implements RatedTally {
  @ApiProperty() readonly tally!: TallyAnswer;
  @ApiProperty() readonly rates!: RatesOfTally;
}

class RatesRowAnswer extends RatedTallyAnswer implements RatesRow {
  @ApiProperty({
    description: "An area's code, a unit's id, a category, or a period (2026-03-01, 2026-W09, 2026-03); empty for issues without one.",
  })
  readonly key!: string;
  @ApiProperty({ description: 'Closings; an issue that closed again after reopening counts twice.' }) readonly closed!: number;
  @ApiProperty({ description: 'Closings after the limit.' }) readonly overdue!: number;
  @ApiProperty({ description: 'Closings that do not claim a fix; their call-backs are the exclusions.' }) readonly unfixed!: number;
  @ApiProperty({ description: 'Reporters who were asked.' }) readonly asked!: number;
  @ApiProperty({ description: 'Without the call-backs of unfixed ones.' }) readonly withoutExcluded!: RatedTallyAnswer;
}

class WeightsAnswer implements RateWeights {
  @ApiProperty() readonly response!: number;
  @ApiProperty() readonly resolution!: number;
  @ApiProperty() readonly satisfaction!: number;
}

/** What `GET /v1/rates` answers: a page of rows, and all that was asked for in one total. */
export class RatesAnswer {
  @ApiProperty({ description: "Of the district's policy." }) readonly weights!: WeightsAnswer;
  @ApiProperty({ description: 'Over all pages.' }) readonly total!: RatesRowAnswer;
  @ApiProperty({ type: [RatesRowAnswer], description: 'In the order of their keys.' }) readonly items!: readonly RatesRowAnswer[];
  @ApiPropertyOptional({ description: 'Cursor of the page that follows.' }) readonly next?: string;
}
