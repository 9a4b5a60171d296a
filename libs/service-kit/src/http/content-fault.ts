import type { FieldFault } from './problem.js';

/** Nothing that people send is nested deeper; validation and serialization recurse. */
const DEEPEST = 32;
/** No object that people send has more. What turns objects into classes compares each key with all others. */
const MOST_KEYS = 256;
/** The longest lists that are taken, batches, hold some thousands. */
const MOST_ENTRIES = 10_000;
/** Keys that change an object's kind in code that copies it carelessly. */
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/** Collects its path on the way back up, so that sound input costs no path at all. */
interface Found {
  readonly path: (string | number)[];
  readonly wrong: string;
}

/**
 * What no field may hold, whatever it is for: NUL and lone surrogates (PostgreSQL refuses or garbles them), numbers beyond a double (1e400), keys
 * that poison prototypes, objects and lists without end, nesting without end. Undefined if all is well.
 */
export function contentFault(value: unknown): FieldFault | undefined {
  const found = search(value, 0);
  if (!found) return undefined;
  const field = found.path.reverse().join('.') || 'body';
  return { field, detail: `${field} ${found.wrong}` };
}

function search(value: unknown, depth: number): Found | undefined {
  if (typeof value === 'string') return found(textFault(value));
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : found('must be a finite number');
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth === DEEPEST) return found('is nested too deeply');

  if (Array.isArray(value)) {
    if (value.length > MOST_ENTRIES) return found(`must not have more than ${MOST_ENTRIES} entries`);
    for (let index = 0; index < value.length; index += 1) {
      const inside = search(value[index], depth + 1);
      if (inside) return below(inside, index);
    }
    return undefined;
  }
  const keys = Object.keys(value);
  if (keys.length > MOST_KEYS) return found(`must not have more than ${MOST_KEYS} keys`);
  for (const key of keys) {
    if (FORBIDDEN_KEYS.has(key)) return below({ path: [], wrong: 'must not be a key' }, key);
    // such a key is not repeated in the answer: it would be as bad there
    if (textFault(key)) return found('has a key with NUL or half a character');
    if (key === '') return found('has a key without a name');
    const inside = search((value as Record<string, unknown>)[key], depth + 1);
    if (inside) return below(inside, key);
  }
  return undefined;
}

function textFault(text: string): string | undefined {
  if (text.includes('\0')) return 'must not contain NUL';
  if (!text.isWellFormed()) return 'must not contain half a character (a lone surrogate)';
  return undefined;
}

function found(wrong: string | undefined): Found | undefined {
  return wrong === undefined ? undefined : { path: [], wrong };
}

function below(inside: Found, key: string | number): Found {
  inside.path.push(key);
  return inside;
}
