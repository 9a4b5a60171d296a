import { IsInstant } from '@xianban/contracts/values/instant';
import { IsPosition } from '@xianban/contracts/values/position';
import { quicklyAccepted } from '@xianban/messaging/parse/quickly-accepted';
import { plainToInstance, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
  validateSync,
} from 'class-validator';
import fc from 'fast-check';

import { IsPlainText } from './is-plain-text.js';
import { QueryNumber } from './query-number.js';
import { validated } from './validated.js';

class Photo {
  @IsInt() @Min(1) readonly pages!: number;
  @IsOptional() @IsString() readonly caption?: string;
}

class Base {
  @IsIn(['a', 'b']) readonly kind!: string;
}

class Report extends Base {
  @IsPlainText(5) readonly text!: string;
  @IsOptional() @IsPosition() readonly at?: readonly number[];
  @IsOptional() @IsInstant() readonly seenAt?: string;
  @IsString({ each: true }) @MaxLength(3, { each: true }) @ArrayMaxSize(2) readonly words: readonly string[] = [];
  @IsOptional() @IsArray() @ArrayMaxSize(2) @ValidateNested({ each: true }) @Type(() => Photo) readonly photos?: readonly Photo[];
  @IsDefined() @ValidateNested() @Type(() => Photo) readonly cover!: Photo;
  @ValidateIf(({ kind }: Base) => kind === 'b') @IsBoolean() readonly urgent?: boolean;
}

class Filter {
  @IsOptional() @QueryNumber() @IsInt() readonly level?: number;
}

const sound = { kind: 'a', text: '路灯', words: ['路'], cover: { pages: 1 } };

describe('validated input', () => {
  it('is an instance of its class, with defaults for what is absent', () => {
    const verdict = validated({ ...sound, words: undefined, photos: [{ pages: 2 }] }, Report);
    expect(verdict).toMatchObject({ ok: false });
    const { words, ...rest } = sound;
    const second = validated({ ...rest, photos: [{ pages: 2 }] }, Report);
    expect(words).toEqual(['路']);
    expect(second.ok && second.value).toBeInstanceOf(Report);
    expect(second.ok && second.value.words).toEqual([]);
    expect(second.ok && second.value.photos?.[0]).toBeInstanceOf(Photo);
  });

  it('names every field at fault by its path, below that of the input', () => {
    const verdict = validated({ ...sound, text: '', photos: [{ pages: 1 }, { pages: 0, evil: true }], cover: null }, Report, 'reports.3');
    const fields = verdict.ok ? [] : verdict.faults.map(({ field }) => field).sort();
    expect(fields).toEqual(['reports.3.cover', 'reports.3.photos.1.evil', 'reports.3.photos.1.pages', 'reports.3.text']);
  });

  it.each([null, undefined, [], [sound], 'text', 5])('is never %j', (input) => {
    expect(validated(input, Report)).toEqual({ ok: false, faults: [{ field: 'body', detail: 'body must be an object' }] });
  });

  it('of a query becomes numbers only where they are written so', () => {
    const read = (query: object) => {
      const verdict = validated(query, Filter);
      return verdict.ok ? { ...verdict.value } : verdict.faults[0].field;
    };
    expect(read({ level: '2' })).toEqual({ level: 2 });
    for (const level of ['', ' ', '0x1', '1e3', '2.5', 'NaN', ['1', '2']]) expect(read({ level })).toBe('level');
  });
});

describe('quick acceptance', () => {
  /** Now and then something else in the place of a sound value. */
  const or = <T>(sane: fc.Arbitrary<T>) =>
    fc.oneof({ weight: 60, arbitrary: sane }, { weight: 1, arbitrary: fc.anything({ withNullPrototype: false, maxDepth: 2 }) });
  const photo = or(fc.record({ pages: or(fc.integer({ min: 1 })), caption: or(fc.string()) }, { requiredKeys: ['pages'] }));
  const report = fc.record(
    {
      kind: or(fc.constantFrom('a', 'b')),
      text: or(fc.constantFrom('路灯', '😀😀😀😀😀', '\u202e')),
      at: or(fc.constant([116.4, 39.9])),
      seenAt: or(fc.constant('2026-03-01T08:15:00+08:00')),
      words: or(fc.array(or(fc.string({ maxLength: 4 })), { maxLength: 3 })),
      photos: or(fc.array(photo, { maxLength: 3 })),
      cover: photo,
      urgent: or(fc.boolean()),
      evil: fc.constant(1),
    },
    { requiredKeys: ['kind', 'text', 'cover'] },
  );

  it('accepts nothing that class-validator refuses, and makes the same of it', () => {
    let accepted = 0;
    fc.assert(
      fc.property(report, (input) => {
        const quick = quicklyAccepted(input, Report);
        if (!quick) return;
        accepted += 1;
        const slow = plainToInstance(Report, input);
        expect(validateSync(slow, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true })).toEqual([]);
        expect(quick).toEqual(slow);
      }),
      { numRuns: 2_000 },
    );
    expect(accepted).toBeGreaterThan(50);
  });

  it('accepts sound input', () => {
    expect(quicklyAccepted({ ...sound, photos: [{ pages: 1 }, { pages: 2 }], at: [1, 2] }, Report)).toBeInstanceOf(Report);
  });

  it('leaves to class-validator what it does not understand', () => {
    expect(quicklyAccepted({ level: '1' }, Filter)).toBeUndefined();
    expect(quicklyAccepted({}, class Bare {})).toBeUndefined();
    expect(quicklyAccepted({ ...sound, words: 'abc' }, Report)).toBeUndefined();
  });

  it('is not fooled by keys that change prototypes', () => {
    const poisoned = JSON.parse('{"kind":"a","text":"a","cover":{"pages":1},"__proto__":{"urgent":true}}') as object;
    expect(quicklyAccepted(poisoned, Report)).toBeUndefined();
    expect(validated(poisoned, Report)).toMatchObject({ ok: true });
  });
});
