import 'reflect-metadata';

import { createHash } from 'node:crypto';

import type { Nature } from '@xianban/contracts/values/classification';
import type { AreaCode, UnitId } from '@xianban/contracts/values/identifiers';
import type { Position } from '@xianban/contracts/values/position';
import type { MergingPolicy } from '@xianban/rules/merging-policy';
import type { PolicySnapshot } from '@xianban/rules/policy';

import { Area, type Cell } from './area.js';
import type { Localized } from './localized.js';
import { PackError } from './pack-error.js';
import { packEntries, packEntry } from './pack-file.js';
import { HolidaysFile, PolicyFile } from './policy-file.js';
import { NatureEntry } from './nature-entry.js';
import { readCells } from './read-cells.js';
import { readOutline } from './read-outline.js';
import { ruleIdOf } from './rule-id-of.js';
import type { SignRules } from './sign-rules.js';
import { Unit } from './unit.js';
import { Vocabulary } from './vocabulary.js';

/**
 * What makes a deployment this district: its names, areas, units and rules, read from a folder. What every service needs is read on boot;
 * areas, units and cells when they are first asked for. Inject it by this class.
 */
export class DistrictPack {
  readonly name: Localized;
  /** 6 digits; first part of issue numbers. */
  readonly districtCode: string;
  /** IANA name. */
  readonly zone: string;
  readonly policy: PolicySnapshot;
  readonly signRules: SignRules;
  /** When reports become one issue; undefined if each opens its own. */
  readonly merging: MergingPolicy | undefined;
  /** Rings, the outer one first; WGS-84 degrees, each closed. */
  readonly outline: readonly (readonly Position[])[];
  readonly vocabulary: Vocabulary;

  private knownAreas?: ReadonlyMap<AreaCode, Area>;
  private knownUnits?: ReadonlyMap<UnitId, Unit>;
  private knownNatures?: ReadonlyMap<Nature, Localized>;

  /** @throws PackError naming the file and the field at fault */
  constructor(private readonly folder: string) {
    const file = packEntry(folder, 'policy.yaml', PolicyFile);
    this.name = file.name;
    this.districtCode = file.districtCode;
    this.zone = file.zone;
    this.policy = policyOf(file, packEntry(folder, 'holidays.json', HolidaysFile));
    this.signRules = file.signs;
    this.merging = mergingOf(file);
    this.outline = readOutline(folder);
    this.vocabulary = packEntry(folder, 'vocabulary.yaml', Vocabulary);
    this.checkVocabulary();
  }

  /** Streets, communities and management grids, by code. @throws PackError */
  areas(): ReadonlyMap<AreaCode, Area> {
    this.knownAreas ??= this.readAreas();
    return this.knownAreas;
  }

  /** Units, by id. @throws PackError */
  units(): ReadonlyMap<UnitId, Unit> {
    this.knownUnits ??= this.readUnits();
    return this.knownUnits;
  }

  /** What people call the natures. @throws PackError */
  natures(): ReadonlyMap<Nature, Localized> {
    this.knownNatures ??= this.readNatures();
    return this.knownNatures;
  }

  /** The technical grids. Read anew each time: they are large, and wanted once, to fill a table. @throws PackError */
  cells(): Cell[] {
    return readCells(this.folder, this.areas());
  }

  private readAreas(): ReadonlyMap<AreaCode, Area> {
    const file = 'areas.json';
    const entries = packEntries(this.folder, file, Area);
    const areas = new Map(entries.map((area) => [area.code, area]));
    if (areas.size < entries.length) throw new PackError(file, 'names a code twice');
    for (const [index, { level, parent }] of entries.entries()) {
      const fits = level === 'street' ? (parent as string) === this.districtCode : areas.get(parent)?.level === 'street';
      if (!fits) throw new PackError(file, `${index}.parent must be ${level === 'street' ? 'the district' : 'a street of this file'}`);
    }
    return areas;
  }

  private readUnits(): ReadonlyMap<UnitId, Unit> {
    const file = 'units.json';
    const areas = this.areas();
    const entries = packEntries(this.folder, file, Unit);
    const units = new Map(entries.map((unit) => [unit.id, unit]));
    if (units.size < entries.length) throw new PackError(file, 'names an id twice');
    for (const [index, unit] of entries.entries()) {
      const unknown = unit.areas.find((code) => !areas.has(code) && (code as string) !== this.districtCode);
      if (unknown) throw new PackError(file, `${index}.areas: ${unknown} is not an area of areas.json`);
      const strange = unit.natures?.find((nature) => !this.vocabulary.natures.includes(nature));
      if (strange) throw new PackError(file, `${index}.natures: ${strange} is not a nature of vocabulary.yaml`);
    }
    return units;
  }

  private readNatures(): ReadonlyMap<Nature, Localized> {
    const file = 'natures.json';
    const names = new Map(packEntries(this.folder, file, NatureEntry).map(({ code, name }) => [code, name]));
    const nameless = this.vocabulary.natures.find((nature) => !names.has(nature));
    if (nameless) throw new PackError(file, `${nameless} of vocabulary.yaml has no name`);
    return names;
  }

  private checkVocabulary(): void {
    const { natures, rules, natureQualities = [] } = this.vocabulary;
    const places = [
      ...rules.map(({ nature }, index) => [`rules.${index}`, nature] as const),
      ...natureQualities.map(({ nature }, index) => [`natureQualities.${index}`, nature] as const),
      ['default', this.vocabulary.default.nature] as const,
    ];
    const strange = places.find(([, nature]) => !natures.includes(nature));
    if (strange) throw new PackError('vocabulary.yaml', `${strange[0]}.nature must be one of natures`);
    const ids = new Set<string>();
    for (const [index, rule] of rules.entries()) {
      const id = ruleIdOf(rule);
      if (ids.has(id)) throw new PackError('vocabulary.yaml', `rules.${index}: another rule is called ${id}, too; give one of them an id`);
      ids.add(id);
    }
  }
}

function mergingOf({ merging: { enabled, ...policy } }: PolicyFile): MergingPolicy | undefined {
  if (policy.suggestAbove > policy.mergeAbove)
    throw new PackError('policy.yaml', 'merging.suggestAbove must not be above merging.mergeAbove');
  return enabled ? policy : undefined;
}

function policyOf(file: PolicyFile, { holidays, workdays }: HolidaysFile): PolicySnapshot {
  const { limits, ladder, inspection, callBack, lookBack, onTheBooks, dispatch, rateWeights, working, zone } = file;
  const calendar = { zone, weekdays: working.weekdays, windows: working.windows, holidays, workdays };
  const rules = { limits, ladder, inspection, callBack, lookBack, onTheBooks, dispatch, ...(rateWeights && { rateWeights }), calendar };
  // plain objects: a snapshot travels as JSON
  const plain = JSON.parse(JSON.stringify(rules)) as Omit<PolicySnapshot, 'version'>;
  const version = createHash('sha256').update(JSON.stringify(plain)).digest('hex').slice(0, 12);
  return { version, ...plain };
}
