import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsAreaCode, type AreaCode } from '@xianban/contracts/values/identifiers';
import { IsInstant, type Instant } from '@xianban/contracts/values/instant';
import { IsSignMethod, IsTopic, type SignMethod, type Topic } from '@xianban/contracts/values/sign';
import { IsNumber, IsOptional, Max, Min } from 'class-validator';

import { IsDatum } from '../../channel-kit/is-datum.js';
import { IsDegrees } from '../../channel-kit/is-degrees.js';
import { IsPlainText } from '../../channel-kit/is-plain-text.js';
import { DATUMS, type Datum } from '../../domain/in-datum.js';

const MOST = 1e12;
const IsFigure =
  (least: number): PropertyDecorator =>
  (target, key) => {
    IsNumber({ allowNaN: false, allowInfinity: false })(target, key);
    Min(least)(target, key);
    Max(MOST)(target, key);
  };

/** What an analysis found in one area about one matter in one period, in numbers. The same area, topic and period is the same sign. */
class AnalysedPeriod {
  @ApiProperty({ type: String, description: 'Code of a street, community or management grid' }) @IsAreaCode() readonly area!: AreaCode;
  @ApiProperty({ type: String, description: 'A nature or a keyword of the district' }) @IsTopic() readonly topic!: Topic;
  @ApiProperty({ format: 'date-time' }) @IsInstant() readonly from!: Instant;
  @ApiProperty({ format: 'date-time', description: 'End of the period, after `from`' }) @IsInstant() readonly to!: Instant;
  @ApiProperty({ type: String, example: 'ears-c2' }) @IsSignMethod() readonly method!: SignMethod;
  @ApiProperty() @IsFigure(0) readonly observed!: number;
  @ApiProperty() @IsFigure(0) readonly expected!: number;
  @ApiProperty({ description: 'How far apart they are, in standard deviations where the method says nothing else' })
  @IsFigure(-MOST)
  readonly score!: number;
}

/** A finding that is to be an issue at once: it says where. */
export class LocatedFinding extends AnalysedPeriod {
  /** The analysis's own id of the finding: the same id is the same finding. */
  @ApiProperty({ maxLength: 100 }) @IsPlainText(100) readonly findingId!: string;
  @ApiProperty({ enum: DATUMS, description: 'Datum of lon and lat. GCJ-02 and BD-09 are converted to WGS-84.' })
  @IsDatum()
  readonly datum!: Datum;
  @ApiProperty({ description: 'Longitude in degrees' }) @IsDegrees(180) readonly lon!: number;
  @ApiProperty({ description: 'Latitude in degrees' }) @IsDegrees(90) readonly lat!: number;

  static readonly example = {
    findingId: 'F-2026-09-0117',
    area: '110105001',
    topic: 'component',
    from: '2026-02-23T00:00:00+08:00',
    to: '2026-03-02T00:00:00+08:00',
    method: 'ears-c2',
    observed: 31,
    expected: 12.4,
    score: 4.1,
    datum: 'WGS-84',
    lon: 116.452,
    lat: 39.934,
  };
}

/** A finding as a sign; where in the area it is, is optional. */
export class Finding extends AnalysedPeriod {
  @ApiPropertyOptional({ enum: DATUMS, description: 'Datum of lon and lat' }) @IsOptional() @IsDatum() readonly datum?: Datum;
  @ApiPropertyOptional({ description: 'Longitude in degrees' }) @IsOptional() @IsDegrees(180) readonly lon?: number;
  @ApiPropertyOptional({ description: 'Latitude in degrees' }) @IsOptional() @IsDegrees(90) readonly lat?: number;

  static readonly example = {
    area: '110105001',
    topic: 'component',
    from: '2026-02-23T00:00:00+08:00',
    to: '2026-03-02T00:00:00+08:00',
    method: 'ears-c2',
    observed: 31,
    expected: 12.4,
    score: 4.1,
  };
}

/** By which a finding is known again: the same period written in another zone is the same. */
export function findingKey({ area, topic, from, to }: Pick<Finding, 'area' | 'topic' | 'from' | 'to'>): string {
  return `${area}/${topic}/${Date.parse(from)}/${Date.parse(to)}`;
}
