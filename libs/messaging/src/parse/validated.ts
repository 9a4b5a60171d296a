import type { Refusal } from '@xianban/contracts/envelope';
import type { MessageClass } from '@xianban/contracts/message';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';

import { quicklyAccepted } from './quickly-accepted.js';

/**
 * A plain value as an instance of its message class, without the fields that the class does not know (a published message may have
 * gained some), or the first field at fault.
 */
export function validated<T extends object>(message: MessageClass<T>, value: unknown): { readonly ok: true; readonly data: T } | Refusal {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { ok: false, reason: 'invalid', detail: 'not an object' };
  }
  const accepted = quicklyAccepted(value, message);
  if (accepted) return { ok: true, data: accepted };

  const data = plainToInstance(message, value);
  const errors = validateSync(data, { whitelist: true, forbidUnknownValues: true, stopAtFirstError: true });
  return errors.length === 0 ? { ok: true, data } : refusalOf(errors);
}

function refusalOf(errors: readonly ValidationError[]): Refusal {
  const path: string[] = [];
  let error: ValidationError | undefined = errors[0];
  while (error) {
    path.push(error.property);
    if (error.constraints) break;
    error = error.children?.[0];
  }
  const field = path.join('.').slice(0, 200);
  // class-validator may quote the value; a message's own text says what was expected and no more
  const detail = Object.keys(error?.constraints ?? {})[0];
  return { ok: false, reason: 'invalid', ...(field ? { field } : {}), ...(detail ? { detail } : {}) };
}
