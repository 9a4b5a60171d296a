import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'yaml';

import type { Area, Cell, Holidays, Name, Outline, Unit } from '../pack.ts';

/** A word of `vocabulary.yaml`. */
interface Rule {
  readonly word: string;
  readonly nature: string;
  readonly limitClass?: string;
}

/** The files of a pack as they stand in its folder, unchecked. */
export interface RawPack {
  readonly folder: string;
  readonly districtCode: string;
  readonly areas: readonly Area[];
  readonly cells: readonly Cell[];
  readonly units: readonly Unit[];
  readonly outline: Outline;
  readonly holidays: Holidays;
  readonly natures: readonly { readonly code: string; readonly name: Name }[];
  readonly vocabulary: {
    readonly natures: readonly string[];
    readonly natureQualities: readonly { readonly nature: string; readonly qualities: readonly string[] }[];
    readonly rules: readonly Rule[];
  };
}

/** Reads a pack of this folder by its name. */
export function rawPack(name: string): RawPack {
  const folder = join(import.meta.dirname, '..', name);
  const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
  return {
    folder,
    districtCode: (parse(read('policy.yaml')) as { districtCode: string }).districtCode,
    areas: JSON.parse(read('areas.json')) as Area[],
    cells: JSON.parse(read('cells.json')) as Cell[],
    units: JSON.parse(read('units.json')) as Unit[],
    outline: JSON.parse(read('outline.geojson')) as Outline,
    holidays: JSON.parse(read('holidays.json')) as Holidays,
    natures: JSON.parse(read('natures.json')) as RawPack['natures'],
    vocabulary: parse(read('vocabulary.yaml')) as RawPack['vocabulary'],
  };
}
