import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { CATEGORIES, type Category, type Nature } from '@xianban/contracts/values/classification';
import type { AreaCode, UnitId } from '@xianban/contracts/values/identifiers';
import { UNIT_KINDS, type Duty, type Unit, type UnitKind } from '@xianban/service-kit/district/unit';

import { isOnDuty, type RosterMoment } from '../domain/is-on-duty.js';
import { NameAnswer } from './name-answer.js';

class DutyAnswer implements Duty {
  @ApiProperty({ type: [Number], description: 'ISO weekdays on which it begins, 1 = Monday.' }) readonly weekdays!: readonly number[];
  @ApiProperty({ example: '09:00' }) readonly from!: string;
  @ApiProperty({ example: '17:00', description: 'On the next day if it is not after `from`.' }) readonly to!: string;
}

/** A responsible unit of the district. */
export class UnitAnswer {
  @ApiProperty() readonly id!: UnitId;
  @ApiProperty() readonly name!: NameAnswer;
  @ApiProperty({ enum: UNIT_KINDS }) readonly kind!: UnitKind;
  @ApiProperty({ type: [String], description: 'Areas that it answers for.' }) readonly areas!: readonly AreaCode[];
  @ApiPropertyOptional({ enum: CATEGORIES, isArray: true, description: 'Absent = any.' }) readonly categories?: readonly Category[];
  @ApiPropertyOptional({ type: [String], description: 'Absent = any.' }) readonly natures?: readonly Nature[];
  @ApiPropertyOptional({ type: [DutyAnswer], description: 'Absent = round the clock.' }) readonly duty?: readonly DutyAnswer[];
  @ApiProperty({ description: "Now, on the district's clock." }) readonly onDuty!: boolean;

  static of(unit: Unit, now: RosterMoment): UnitAnswer {
    return { ...unit, onDuty: isOnDuty(unit.duty, now) };
  }
}
