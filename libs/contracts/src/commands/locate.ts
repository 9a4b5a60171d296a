import type { Refusal } from '../envelope.js';
import { Order } from '../message.js';
import type { Areas } from '../values/areas.js';
import { IsOrderKey, type OrderKey } from '../values/identifiers.js';
import { IsPosition, type Position } from '../values/position.js';

/**
 * Finds the cell of the grid that a point lies in, on all levels. Refuses `unknown-grid` outside the district. A read.
 */
@Order('cmd.grid.locate.v1')
export class LocateV1 {
  @IsOrderKey() readonly key!: OrderKey;

  /** WGS-84 degrees, [longitude, latitude]. */
  @IsPosition() readonly at!: Position;

  static readonly example: LocateV1 = {
    key: 'issue/110105-2026-000123/locate/1' as OrderKey,
    at: [116.452, 39.934],
  };
}

export type LocateReply = { readonly ok: true; readonly areas: Areas } | Refusal;
