import type { Refusal } from '@xianban/contracts/envelope';

/** Nesting that a message may have. */
export const DEPTH_MOST = 32;

/** A value that came from JSON: objects and arrays of nothing but JSON, at most {@link DEPTH_MOST} deep. */
export type Parsed = { readonly ok: true; readonly value: unknown };

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Any bytes → a JSON value or a refusal. Refuses what is not UTF-8 or JSON, nests too deep, or holds a number or a text that PostgreSQL or
 * other readers would change silently (1e400, NUL, lone surrogates). Keys that would reach a prototype are dropped; of a key that comes
 * twice the last counts, as everywhere in JavaScript.
 */
export function parseJson(bytes: Uint8Array, bytesMost: number): Parsed | Refusal {
  if (bytes.byteLength > bytesMost) return { ok: false, reason: 'invalid', detail: `more than ${bytesMost} bytes` };
  let value: unknown;
  try {
    value = JSON.parse(utf8.decode(bytes));
  } catch {
    // the parser's own words quote the message
    return { ok: false, reason: 'invalid', detail: 'not JSON in UTF-8' };
  }
  return faultOf(value, '', 0) ?? { ok: true, value };
}

function faultOf(value: unknown, path: string, depth: number): Refusal | undefined {
  if (typeof value === 'string') return textFault(value, path);
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : invalid(path, 'a number out of range');
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth >= DEPTH_MOST) return invalid(path, `nested more than ${DEPTH_MOST} deep`);

  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      const fault = faultOf(value[index], join(path, String(index)), depth + 1);
      if (fault) return fault;
    }
    return undefined;
  }
  const record = value as Record<string, unknown>;
  for (const key of Object.keys(record)) {
    if (key === '__proto__' || key === 'constructor' || key === 'prototype') {
      delete record[key];
      continue;
    }
    const fault = textFault(key, path) ?? faultOf(record[key], join(path, key), depth + 1);
    if (fault) return fault;
  }
  return undefined;
}

function textFault(text: string, path: string): Refusal | undefined {
  if (text.includes('\u0000')) return invalid(path, 'a NUL character');
  return text.isWellFormed() ? undefined : invalid(path, 'half a surrogate pair');
}

function invalid(path: string, detail: string): Refusal {
  // a key may be as long as the message, and a refusal must not be
  return path
    ? { ok: false, reason: 'invalid', field: path.slice(0, 200).toWellFormed(), detail }
    : { ok: false, reason: 'invalid', detail };
}

function join(path: string, key: string): string {
  return path ? `${path}.${key}` : key;
}
