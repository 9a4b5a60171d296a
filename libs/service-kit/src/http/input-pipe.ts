import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';

import { invalidInput } from './invalid-input.js';
import { type InputClass, validated } from './validated.js';

/** Types that TypeScript leaves in the metadata of a parameter that is no class of ours. */
const UNCHECKED: ReadonlySet<unknown> = new Set([String, Number, Boolean, Object, Array, undefined]);

/** Checks every body and query that a handler takes as a class. What is taken as `unknown` is checked by the handler itself. */
@Injectable()
export class InputPipe implements PipeTransform {
  /** @throws Problem 400 naming the fields at fault */
  transform(value: unknown, { type, metatype }: ArgumentMetadata): unknown {
    if (type === 'custom' || UNCHECKED.has(metatype)) return value;
    const verdict = validated(value, metatype as InputClass<object>);
    if (!verdict.ok) throw invalidInput(verdict.faults);
    return verdict.value;
  }
}
