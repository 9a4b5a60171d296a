import { Injectable } from '@nestjs/common';
import type { Position } from '@xianban/contracts/values/position';
import type { Cell } from '@xianban/service-kit/district/area';
import { DistrictPack } from '@xianban/service-kit/district/district-pack';

import { pointOfArea } from '../domain/point-of-area.js';

/**
 * Finds the places that a district pack knows by code or name: streets, communities, management and technical grids. There is no geocoder: what a
 * district knows for certain are its own areas. Read when first asked for, since most requests bring their coordinates.
 */
@Injectable()
export class PlaceNames {
  private points?: ReadonlyMap<string, Position>;
  private codes?: ReadonlyMap<string, readonly string[]>;

  constructor(private readonly pack: DistrictPack) {}

  /** A point within the area of that code, if there is one. */
  byCode(code: string): Position | undefined {
    this.points ??= pointsOf(this.pack.cells());
    return this.points.get(code.trim());
  }

  /**
   * A point within the area of that name, if there is exactly one of that name: alone, before or behind the name of its street, or behind those of the
   * district and its street.
   */
  byName(name: string): Position | undefined {
    this.codes ??= this.readNames();
    const [code, other] = this.codes.get(canonical(name)) ?? [];
    return code === undefined || other !== undefined ? undefined : this.byCode(code);
  }

  private readNames(): ReadonlyMap<string, readonly string[]> {
    const areas = this.pack.areas();
    const byName = new Map<string, string[]>();
    for (const { code, parent, name } of areas.values()) {
      const street = areas.get(parent)?.name;
      for (const language of ['zh', 'en'] as const) {
        const whole = street ? `${street[language]} ${name[language]}` : name[language];
        const spellings = new Set(
          [name[language], whole, `${this.pack.name[language]} ${whole}`, `${name[language]}, ${street?.[language] ?? ''}`].map(canonical),
        );
        for (const spelling of spellings) byName.set(spelling, [...new Set([...(byName.get(spelling) ?? []), code])]);
      }
    }
    return byName;
  }
}

/** Spaces, commas and case do not tell names apart. */
function canonical(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s,，、]+/g, '');
}

function pointsOf(cells: readonly Cell[]): ReadonlyMap<string, Position> {
  const byArea = new Map<string, Cell[]>();
  for (const cell of cells) {
    for (const code of [cell.code, cell.community, cell.managementGrid, cell.community.slice(0, -3)]) {
      const members = byArea.get(code);
      if (members) members.push(cell);
      else byArea.set(code, [cell]);
    }
  }
  return new Map([...byArea].map(([code, members]) => [code, pointOfArea(members)]));
}
