import { ApiProperty } from '@nestjs/swagger';

/** What people call an area or a unit. */
export class NameAnswer {
  @ApiProperty() readonly zh!: string;
  @ApiProperty() readonly en!: string;
}
