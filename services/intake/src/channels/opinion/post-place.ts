import { Injectable } from '@nestjs/common';
import type { AreaCode } from '@xianban/contracts/values/identifiers';
import type { Position } from '@xianban/contracts/values/position';
import { DistrictPack } from '@xianban/service-kit/district/district-pack';

import { DistrictOutline } from '../../domain/district-outline.js';

interface KnownCell {
  readonly outline: DistrictOutline;
  readonly community: AreaCode;
}

/** Finds the street that a post speaks of. Posts are counted by street: hardly any says more. */
@Injectable()
export class PostPlace {
  private cells?: readonly KnownCell[];

  constructor(private readonly pack: DistrictPack) {}

  /** The street of an area of any named level; undefined if the district has no such area. */
  streetOf(area: AreaCode): AreaCode | undefined {
    const known = this.pack.areas().get(area);
    return known?.level === 'street' ? known.code : known?.parent;
  }

  /** The street that a point lies in; undefined outside every cell. */
  streetAt(at: Position): AreaCode | undefined {
    this.cells ??= this.pack.cells().map(({ polygon, community }) => ({ outline: new DistrictOutline([polygon]), community }));
    const found = this.cells.find(({ outline }) => outline.contains(at));
    return found && this.streetOf(found.community);
  }
}
