import { Injectable } from '@nestjs/common';
import type { ChannelName, SignId } from '@xianban/contracts/values/identifiers';
import { Clock } from '@xianban/service-kit/clock';
import { DistrictPack } from '@xianban/service-kit/district/district-pack';
import type { Actor } from '@xianban/service-kit/identity/actor';
import { DataSource } from 'typeorm';

import { areasOfSigns } from '../domain/sign-rights.js';
import { notFound } from '../http/not-found.js';
import { SignView } from '../http/sign-view.js';
import { Issue } from '../store/issue.js';
import { Sign } from '../store/sign.js';
import { SignEvidence } from '../store/sign-evidence.js';

/** Finds a sign with its evidence, and how the issue stands that it became. */
@Injectable()
export class FindSign {
  constructor(
    private readonly dataSource: DataSource,
    private readonly pack: DistrictPack,
    private readonly clock: Clock,
  ) {}

  /** For staff. @throws Problem 404 if there is none, or none for this actor */
  async seenBy(actor: Actor, id: SignId): Promise<SignView> {
    const areas = areasOfSigns(actor, this.pack.areas());
    return this.view(await this.dataSource.manager.findOneBy(Sign, { id }), (sign) => !areas || areas.includes(sign.area));
  }

  /** For whoever raised it. @throws Problem 404 if the channel raised none of this id */
  async raisedBy(channel: ChannelName, id: SignId): Promise<SignView> {
    return this.view(await this.dataSource.manager.findOneBy(Sign, { id, channel }), () => true);
  }

  private async view(sign: Sign | null, isVisible: (sign: Sign) => boolean): Promise<SignView> {
    if (!sign || !isVisible(sign)) throw notFound('id', 'There is no such sign');
    const { manager } = this.dataSource;
    const evidence = await manager.find(SignEvidence, { where: { sign: sign.id }, order: { score: 'DESC', method: 'ASC' } });
    const issue = sign.issue === null ? null : await manager.findOneBy(Issue, { number: sign.issue });
    return { ...SignView.of(sign, this.clock, evidence), ...(issue && { issueState: issue.state }) };
  }
}
