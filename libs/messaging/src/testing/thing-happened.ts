import { Fact } from '@xianban/contracts/message';
import { IsInt, IsString, MaxLength } from 'class-validator';

/** A fact of specs: the aggregate counted up to a number. */
@Fact('evt.thing.happened.v1', 'grid')
export class ThingHappenedV1 {
  @IsString() @MaxLength(40) readonly name!: string;
  @IsInt() readonly number!: number;

  static readonly example: ThingHappenedV1 = { name: 'a', number: 1 };
}
