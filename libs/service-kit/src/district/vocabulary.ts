import {
  IsCategory,
  IsLimitClass,
  IsNature,
  IsQuality,
  type Category,
  type LimitClass,
  type Nature,
  type Quality,
} from '@xianban/contracts/values/classification';
import { IsKeyword, type Keyword } from '@xianban/contracts/values/identifiers';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsDefined,
  IsOptional,
  IsString,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';

/** Letters, digits and hyphens, in any script. */
const RULE_ID = /^[\p{L}\p{N}-]{1,40}$/u;

/** A word that tells what a report is about. */
export class VocabularyRule {
  /** What the rule is called where its decisions are shown and counted; absent: made from its word, see `ruleIdOf`. */
  @IsOptional() @Matches(RULE_ID) readonly id?: string;
  /** Looked for in the words of a report. */
  @IsString() @Length(1, 40) readonly word!: string;
  @IsCategory() readonly category!: Category;
  @IsNature() readonly nature!: Nature;
  /** Absent: the default class. */
  @IsOptional() @IsLimitClass() readonly limitClass?: LimitClass;
  /** What facts carry instead of the word; absent: nothing. */
  @IsOptional() @IsKeyword() readonly keyword?: Keyword;
  /** Qualities that the word speaks of, beyond those of the matter's nature. */
  @IsOptional() @IsQuality({ each: true }) @ArrayUnique() @ArrayMaxSize(5) readonly qualities?: readonly Quality[];
}

/** Qualities that a matter has by its nature alone. */
export class NatureQualities {
  @IsNature() readonly nature!: Nature;
  @IsQuality({ each: true }) @ArrayUnique() @ArrayMinSize(1) @ArrayMaxSize(5) readonly qualities!: readonly Quality[];
}

/** What a report is when no word is found. */
export class VocabularyDefault {
  @IsCategory() readonly category!: Category;
  @IsNature() readonly nature!: Nature;
  @IsLimitClass() readonly limitClass!: LimitClass;
}

/** `vocabulary.yaml`: how the words of a report become category, nature, qualities and limit. */
export class Vocabulary {
  @Matches(/^[a-z][a-z0-9-]{0,39}$/, { each: true }) @ArrayMinSize(1) @ArrayMaxSize(200) readonly natures!: readonly Nature[];
  /** The first that matches decides category and nature, the most urgent class among the matches the limit; each gives its keyword. */
  @IsArray() @ArrayMaxSize(5_000) @ValidateNested({ each: true }) @Type(() => VocabularyRule) readonly rules!: readonly VocabularyRule[];
  /** At most one entry per nature; a nature without one has no qualities of its own. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @ArrayUnique(({ nature }: NatureQualities) => nature)
  @ValidateNested({ each: true })
  @Type(() => NatureQualities)
  readonly natureQualities?: readonly NatureQualities[];
  @IsDefined() @ValidateNested() @Type(() => VocabularyDefault) readonly default!: VocabularyDefault;
}
