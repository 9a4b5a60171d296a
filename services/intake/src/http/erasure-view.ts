import { ApiProperty } from '@nestjs/swagger';

import type { Erasure } from '../commands/erase-person.js';

/** That nothing is held about a person any more. */
export class ErasureView {
  @ApiProperty({ format: 'date-time', description: 'Wall clock' }) readonly erasedAt!: string;
  @ApiProperty({ description: 'Reports that have no reporter now' }) readonly reports!: number;

  static of({ erasedAt, reports }: Erasure): ErasureView {
    return { erasedAt: erasedAt.toISOString(), reports };
  }
}
