// decorators of class-transformer need it, and no framework may have loaded it yet
import 'reflect-metadata';

import { IsString, Length } from 'class-validator';

/** A name in the languages that people read. */
export class Localized {
  @IsString() @Length(1, 200) readonly zh!: string;
  @IsString() @Length(1, 200) readonly en!: string;
}
