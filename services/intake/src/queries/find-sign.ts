import { Injectable } from '@nestjs/common';
import type { SignId } from '@xianban/contracts/values/identifiers';
import { Clock } from '@xianban/service-kit/clock';
import { DistrictPack } from '@xianban/service-kit/district/district-pack';
import type { Actor } from '@xianban/service-kit/identity/actor';
import { DataSource } from 'typeorm';

import { areasOfSigns } from '../domain/sign-rights.js';
import { notFound } from '../http/not-found.js';
import { SignView } from '../http/sign-view.js';
import { Sign } from '../store/sign.js';
import { SignEvidence } from '../store/sign-evidence.js';

/** Finds a sign that an actor may see, with its evidence. */
@Injectable()
export class FindSign {
  constructor(
    private readonly dataSource: DataSource,
    private readonly pack: DistrictPack,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem 404 if there is none, or none for this actor */
  async run(actor: Actor, id: SignId): Promise<SignView> {
    const { manager } = this.dataSource;
    const sign = await manager.findOneBy(Sign, { id });
    const areas = areasOfSigns(actor, this.pack.areas());
    if (!sign || (areas && !areas.includes(sign.area))) throw notFound('id', 'There is no such sign');
    return SignView.of(sign, this.clock, await manager.find(SignEvidence, { where: { sign: id }, order: { score: 'DESC' } }));
  }
}
