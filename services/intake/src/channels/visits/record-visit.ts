import { Injectable } from '@nestjs/common';
import { Clock } from '@xianban/service-kit/clock';
import type { Area } from '@xianban/service-kit/district/area';
import { DistrictPack } from '@xianban/service-kit/district/district-pack';
import { invalidInput } from '@xianban/service-kit/http/invalid-input';
import { type Actor, WHOLE_DISTRICT } from '@xianban/service-kit/identity/actor';
import { DataSource } from 'typeorm';

import { ChannelCallers } from '../../channel-kit/channel-callers.js';
import { ChannelRegistry } from '../../channel-kit/channel-registry.js';
import { AcceptReport, type AcceptVerdict } from '../../commands/accept-report.js';
import { forbidden } from '../../http/forbidden.js';
import { otherContent } from '../../http/sent-before.js';
import { ContentHashes } from '../../store/content-hashes.js';
import { Visit } from './visit.js';
import type { VisitBody } from './visit-body.js';

/** A phone's clock may run ahead of ours by so much. */
const CLOCK_SLACK_MS = 10 * 60_000;

/**
 * Records a visit, then takes what was found as reports. Each has an id, so a visit that was cut short is sent again as it is and loses or doubles
 * nothing; findings may be added or put right in the same way.
 */
@Injectable()
export class RecordVisit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly channels: ChannelRegistry,
    private readonly callers: ChannelCallers,
    private readonly acceptReport: AcceptReport,
    private readonly contentHashes: ContentHashes,
    private readonly pack: DistrictPack,
    private readonly clock: Clock,
  ) {}

  /** A verdict per finding. @throws Problem 400, 403 for an area of others, 422 if the visit was recorded with other content */
  async run(actor: Actor, { findings = [], ...said }: VisitBody): Promise<AcceptVerdict[]> {
    this.check(actor, said);
    await this.keep(actor, said);
    const channel = this.channels.known('visits');
    const caller = { ...this.callers.own(channel), actor };
    return Promise.all(
      findings.map((finding, index) => {
        const isObject = typeof finding === 'object' && finding !== null && !Array.isArray(finding);
        const body = isObject ? { ...finding, visitId: said.visitId } : finding;
        return this.acceptReport.run(channel, caller, body, { path: `findings.${index}` });
      }),
    );
  }

  private check(actor: Actor, { area, visitedAt }: VisitBody): void {
    const visited = this.pack.areas().get(area);
    if (!visited || visited.level === 'management-grid')
      throw invalidInput([{ field: 'area', detail: 'area must be a street or a community of the district' }]);
    if (!answersFor(actor, visited)) throw forbidden('visits are recorded for the areas that one answers for');
    if (Date.parse(visitedAt) > this.clock.nowMs() + CLOCK_SLACK_MS)
      throw invalidInput([{ field: 'visitedAt', detail: 'visitedAt must not be in the future' }]);
  }

  private async keep(actor: Actor, said: Omit<VisitBody, 'findings'>): Promise<void> {
    const { visitId: id, area, level, post, visitedAt } = said;
    const contentHash = this.contentHashes.of('visits visit', { ...said });
    const recordedAt = new Date(this.clock.nowMs());
    const visit: Visit = { id, contentHash, area, level, post, visitedAt: new Date(visitedAt), recordedBy: actor.sub, recordedAt };
    const { manager } = this.dataSource;
    await manager.createQueryBuilder().insert().into(Visit).values(visit).orIgnore().execute();
    const kept = await manager.findOneByOrFail(Visit, { id });
    if (!kept.contentHash.equals(contentHash)) throw otherContent('visitId');
  }
}

function answersFor({ areas }: Actor, { code, parent }: Area): boolean {
  return areas.some((own) => own === WHOLE_DISTRICT || own === code || own === parent);
}
