import { IsCategory, IsLimitClass, IsNature, type Category, type LimitClass, type Nature } from '@xianban/contracts/values/classification';
import { IsKeyword, type Keyword } from '@xianban/contracts/values/identifiers';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsDefined, IsOptional, IsString, Length, Matches, ValidateNested } from 'class-validator';

/** A word that tells what a report is about. */
export class VocabularyRule {
  /** Looked for in the words of a report. */
  @IsString() @Length(1, 40) readonly word!: string;
  @IsCategory() readonly category!: Category;
  @IsNature() readonly nature!: Nature;
  /** Absent: the default class. */
  @IsOptional() @IsLimitClass() readonly limitClass?: LimitClass;
  /** What facts carry instead of the word; absent: nothing. */
  @IsOptional() @IsKeyword() readonly keyword?: Keyword;
}

/** What a report is when no word is found. */
export class VocabularyDefault {
  @IsCategory() readonly category!: Category;
  @IsNature() readonly nature!: Nature;
  @IsLimitClass() readonly limitClass!: LimitClass;
}

/** `vocabulary.yaml`: how the words of a report become category, nature and limit. */
export class Vocabulary {
  @Matches(/^[a-z][a-z0-9-]{0,39}$/, { each: true }) @ArrayMinSize(1) @ArrayMaxSize(200) readonly natures!: readonly Nature[];
  /** The first that matches decides category and nature, the most urgent class among the matches the limit; each gives its keyword. */
  @IsArray() @ArrayMaxSize(5_000) @ValidateNested({ each: true }) @Type(() => VocabularyRule) readonly rules!: readonly VocabularyRule[];
  @IsDefined() @ValidateNested() @Type(() => VocabularyDefault) readonly default!: VocabularyDefault;
}
