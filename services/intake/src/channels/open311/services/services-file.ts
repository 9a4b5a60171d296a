import { type Category, IsCategory } from '@xianban/contracts/values/classification';
import { Localized } from '@xianban/service-kit/district/localized';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsOptional,
  IsString,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';

import { SERVICE_CODE } from '../domain/service-code.js';

export const SERVICE_TYPES = ['realtime', 'batch', 'blackbox'] as const;
export type ServiceType = (typeof SERVICE_TYPES)[number];

export const DATATYPES = ['string', 'number', 'datetime', 'text', 'singlevaluelist', 'multivaluelist'] as const;
export type Datatype = (typeof DATATYPES)[number];

/** Codes travel in form fields and in `report.details`: letters, digits, hyphen and underscore. */
export const ATTRIBUTE_CODE = /^[A-Za-z0-9_-]{1,40}$/;
export const ATTRIBUTES_MOST = 30;
export const VALUES_MOST = 50;

/** One of the values that a list offers. */
export class OfferedValue {
  @Matches(ATTRIBUTE_CODE) readonly key!: string;
  @IsDefined() @ValidateNested() @Type(() => Localized) readonly name!: Localized;
}

/** A question that a service asks beyond the description. Questions are asked in the file's order. */
export class ServiceAttribute {
  @Matches(ATTRIBUTE_CODE) readonly code!: string;
  @IsIn(DATATYPES) readonly datatype!: Datatype;
  @IsOptional() @IsBoolean() readonly required?: boolean;
  /** False for what only informs and takes no answer. */
  @IsOptional() @IsBoolean() readonly variable?: boolean;
  @IsDefined() @ValidateNested() @Type(() => Localized) readonly description!: Localized;
  /** How to write the answer. */
  @IsOptional() @ValidateNested() @Type(() => Localized) readonly datatypeDescription?: Localized;
  /** Of lists: what they offer. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(VALUES_MOST)
  @ArrayUnique(({ key }: OfferedValue) => key)
  @ValidateNested({ each: true })
  @Type(() => OfferedValue)
  readonly values?: readonly OfferedValue[];
}

/** A service of its own, or what is to be said of the service of a nature. */
export class DeclaredService {
  /** A nature of the pack, or one with a part of its own behind an underscore: `component_street-light`. */
  @Matches(SERVICE_CODE) readonly code!: string;
  @IsOptional() @IsIn(SERVICE_TYPES) readonly type?: ServiceType;
  @IsOptional() @IsCategory() readonly category?: Category;
  /** Absent only for a nature, which has a name already. */
  @IsOptional() @ValidateNested() @Type(() => Localized) readonly name?: Localized;
  @IsOptional() @ValidateNested() @Type(() => Localized) readonly description?: Localized;
  @IsOptional() @IsString({ each: true }) @Length(1, 40, { each: true }) @ArrayMaxSize(30) readonly keywords?: readonly string[];
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(ATTRIBUTES_MOST)
  @ArrayUnique(({ code }: ServiceAttribute) => code)
  @ValidateNested({ each: true })
  @Type(() => ServiceAttribute)
  readonly attributes?: readonly ServiceAttribute[];
}

/** `open311.yaml` of a district pack. All of it is optional, and so is the file: every nature is a service anyway. */
export class ServicesFile {
  /** When what follows was last changed, with its zone. */
  @IsOptional() @Matches(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/) readonly changeset?: string;
  /** Whom to ask about the endpoint. */
  @IsOptional() @ValidateNested() @Type(() => Localized) readonly contact?: Localized;
  /** How to come by a key. */
  @IsOptional() @ValidateNested() @Type(() => Localized) readonly keyService?: Localized;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(500)
  @ArrayUnique(({ code }: DeclaredService) => code)
  @ValidateNested({ each: true })
  @Type(() => DeclaredService)
  readonly services?: readonly DeclaredService[];
}
