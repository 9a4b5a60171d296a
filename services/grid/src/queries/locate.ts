import { Injectable } from '@nestjs/common';
import { LocateV1, type LocateReply } from '@xianban/contracts/commands/locate';
import type { Areas } from '@xianban/contracts/values/areas';
import type { Position } from '@xianban/contracts/values/position';
import { OnOrder } from '@xianban/messaging/on-order';

import { District } from '../store/district.js';

/** Finds the technical grid that owns a point, and the areas around it. Refuses with `unknown-grid` outside the district. Reads memory only. */
@Injectable()
export class Locate {
  constructor(private readonly district: District) {}

  @OnOrder(LocateV1)
  run({ at }: LocateV1): Promise<LocateReply> {
    const areas = this.areasAt(at);
    return Promise.resolve(areas ? { ok: true, areas } : { ok: false, reason: 'unknown-grid', field: 'at' });
  }

  /** Undefined outside the district. */
  areasAt([longitude, latitude]: Position): Areas | undefined {
    const technicalGrid = this.district.cells.find(longitude, latitude);
    return technicalGrid && this.district.map.areasOf(technicalGrid);
  }
}
