import { ApiProperty } from '@nestjs/swagger';

/** What came of one day's reports of a volunteer, as it stands now. */
export class TallyDayView {
  @ApiProperty({ format: 'date', description: 'In the district' }) readonly date!: string;
  @ApiProperty() readonly reports!: number;
  @ApiProperty({ description: 'Of these, closed by now' }) readonly closed!: number;
  @ApiProperty({ description: 'Of these, solved' }) readonly solved!: number;
}

/** The last days of a volunteer, today first. Days without reports are there, too. */
export class TallyView {
  @ApiProperty({ type: [TallyDayView] }) readonly days!: readonly TallyDayView[];
}
