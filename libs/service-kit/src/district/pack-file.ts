import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse as parseYaml } from 'yaml';

import { type InputClass, validated } from '../http/validated.js';
import { PackError } from './pack-error.js';

/** The content of a JSON, GeoJSON or YAML file of a pack. @throws PackError if it is missing or malformed */
export function packContent(folder: string, file: string): unknown {
  let text: string;
  try {
    text = readFileSync(join(folder, file), 'utf8');
  } catch (cause) {
    throw new PackError(file, `cannot be read (${(cause as NodeJS.ErrnoException).code ?? 'unknown'})`, { cause });
  }
  try {
    return file.endsWith('.yaml') ? (parseYaml(text) as unknown) : (JSON.parse(text) as unknown);
  } catch (cause) {
    throw new PackError(file, file.endsWith('.yaml') ? 'is not YAML' : 'is not JSON', { cause });
  }
}

/** A file that holds one thing. @throws PackError naming the field at fault */
export function packEntry<T extends object>(folder: string, file: string, entryClass: InputClass<T>): T {
  return checked(packContent(folder, file), entryClass, file);
}

/** A file that holds a list. @throws PackError naming the entry and the field at fault */
export function packEntries<T extends object>(folder: string, file: string, entryClass: InputClass<T>): T[] {
  return listOf(folder, file).map((entry, index) => checked(entry, entryClass, file, String(index)));
}

/** A file that holds a list, its entries unchecked. @throws PackError if it does not */
export function listOf(folder: string, file: string): unknown[] {
  const content = packContent(folder, file);
  if (!Array.isArray(content) || content.length === 0) throw new PackError(file, 'must be a list that is not empty');
  return content;
}

function checked<T extends object>(content: unknown, entryClass: InputClass<T>, file: string, path = ''): T {
  const verdict = validated(content, entryClass, path);
  if (verdict.ok) return verdict.value;
  const [{ field, detail }] = verdict.faults;
  // details of class-validator begin with the last part of the field
  const said = detail.startsWith(field) ? detail : `${field}: ${detail}`;
  throw new PackError(file, said);
}
