import { ApiProperty } from '@nestjs/swagger';

/** Something to look for. */
export class ChecklistItemView {
  @ApiProperty({ example: 'lighting' }) readonly code!: string;
  @ApiProperty({ example: '路灯、楼道灯不亮' }) readonly zh!: string;
  @ApiProperty({ example: 'Lamps that do not light' }) readonly en!: string;
}

/** What to look for on a round. */
export class ChecklistView {
  @ApiProperty({ description: 'Rises with every change' }) readonly version!: number;
  @ApiProperty({ type: [ChecklistItemView] }) readonly items!: readonly ChecklistItemView[];
}
