// decorators of class-transformer need it, and no framework may have loaded it yet
import 'reflect-metadata';

import { quicklyAccepted } from '@xianban/messaging/parse/quickly-accepted';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';

import type { FieldFault } from './problem.js';

/** A class whose fields carry class-validator's decorators. */
export type InputClass<T extends object> = new () => T;

export type Validated<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly faults: readonly [FieldFault, ...FieldFault[]] };

const OPTIONS = {
  whitelist: true,
  forbidNonWhitelisted: true,
  forbidUnknownValues: true,
  stopAtFirstError: true,
  validationError: { target: false, value: false },
};

/**
 * Input as an instance of its class, every field checked and none unknown, or the fields at fault. Total: no input makes it throw.
 * @param path of the input within the request, e.g. `reports.3`; empty for the whole body
 */
export function validated<T extends object>(input: unknown, inputClass: InputClass<T>, path = ''): Validated<T> {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    const field = path || 'body';
    return { ok: false, faults: [{ field, detail: `${field} must be an object` }] };
  }
  const accepted = quicklyAccepted(input, inputClass);
  if (accepted) return { ok: true, value: accepted };

  const value = plainToInstance(inputClass, input);
  const errors = validateSync(value, OPTIONS);
  if (errors.length === 0) return { ok: true, value };
  const [first, ...others] = errors.flatMap((error) => faultsOf(error, path));
  return { ok: false, faults: [first ?? { field: path || 'body', detail: 'the input is not valid' }, ...others] };
}

function faultsOf(error: ValidationError, path: string): FieldFault[] {
  const field = path === '' ? error.property : `${path}.${error.property}`;
  const own = Object.values(error.constraints ?? {}).map((detail) => ({ field, detail }));
  return [...own, ...(error.children ?? []).flatMap((child) => faultsOf(child, field))];
}
