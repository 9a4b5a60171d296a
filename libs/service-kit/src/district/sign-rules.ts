import { Type } from 'class-transformer';
import { IsInt, IsNumber, IsOptional, Max, Min, ValidateNested } from 'class-validator';

/** When more posts than usual are a sign. Counts of days are compared with those before them (EARS C2). */
export class BurstRules {
  /** Days of the past that a day is compared with. */
  @IsInt() @Min(3) @Max(60) readonly baselineDays: number = 7;
  /** Days right before it that are left out, so that what builds up slowly does not hide itself. */
  @IsInt() @Min(0) @Max(14) readonly gapDays: number = 2;
  /** Standard deviations above the mean of the past. */
  @IsNumber() @Min(1) @Max(10) readonly deviations: number = 3;
  /** Fewer posts than this on a day are never a burst. */
  @IsInt() @Min(2) @Max(1_000) readonly leastPosts: number = 5;
}

/** When a rising share of negative posts is a sign: two shares are compared (z of pooled proportions). */
export class NegativityRules {
  /** The recent days whose share is looked at. */
  @IsInt() @Min(1) @Max(14) readonly recentDays: number = 3;
  /** Days before them that it is compared with. */
  @IsInt() @Min(3) @Max(60) readonly baselineDays: number = 14;
  @IsNumber() @Min(1) @Max(10) readonly deviations: number = 2.326;
  /** Fewer posts than this, in either of the two, say nothing about a share. */
  @IsInt() @Min(5) @Max(1_000) readonly leastPosts: number = 8;
}

/** `signs` of `policy.yaml`: what makes a hint (苗头) a sign. Every value is a default of the design; no official ones are known. */
export class SignRules {
  @ValidateNested() @Type(() => BurstRules) readonly burst: BurstRules = new BurstRules();
  @ValidateNested() @Type(() => NegativityRules) readonly negativity: NegativityRules = new NegativityRules();
  /** Days after which a sign goes with its evidence: a year can be looked back on, and the same weeks of the year before. */
  @IsInt() @Min(30) @Max(3_650) readonly keptDays: number = 400;
  /** Days after which a post goes, whatever it was part of; no fewer than the rules above may look back on. */
  @IsInt() @Min(90) @Max(3_650) readonly postsKeptDays: number = 90;
  /** Score from which a located sign becomes an issue without a person; absent: only persons decide. */
  @IsOptional() @IsNumber() @Min(1) @Max(1_000) readonly turnsAtScore?: number;
}
