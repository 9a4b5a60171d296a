import { Injectable } from '@nestjs/common';
import type { ChannelName, SignId } from '@xianban/contracts/values/identifiers';
import type { SignState } from '@xianban/contracts/values/sign';
import { Store } from '@xianban/messaging/store';
import { DistrictPack } from '@xianban/service-kit/district/district-pack';
import { invalidInput } from '@xianban/service-kit/http/invalid-input';
import type { FieldFault, Problem } from '@xianban/service-kit/http/problem';
import { validated } from '@xianban/service-kit/http/validated';

import { RaiseSign } from '../../commands/raise-sign.js';
import { TurnDueSigns } from '../../commands/turn-due-signs.js';
import { inDatum } from '../../domain/in-datum.js';
import type { SignFinding } from '../../domain/sign-finding.js';
import { Finding, findingKey } from './payload.js';

export type FindingVerdict =
  | { readonly ok: true; readonly sign: SignId; readonly state: SignState; readonly fresh: boolean }
  | { readonly ok: false; readonly problem: Problem };

/** Makes signs of what our own analysis found. The same area, topic and period again brings the sign up to date. */
@Injectable()
export class TakeFindings {
  private readonly topics: ReadonlySet<string>;

  constructor(
    private readonly store: Store,
    private readonly raiseSign: RaiseSign,
    private readonly turnDueSigns: TurnDueSigns,
    private readonly pack: DistrictPack,
  ) {
    this.topics = new Set([...pack.vocabulary.natures, ...pack.vocabulary.rules.flatMap(({ keyword }) => keyword ?? [])]);
  }

  /** @param path of the finding within the request, e.g. `signs.3`; empty if it is the whole body */
  async run(input: unknown, path = ''): Promise<FindingVerdict> {
    const checked = validated(input, Finding, path);
    if (!checked.ok) return { ok: false, problem: invalidInput(checked.faults) };
    const fault = this.faultOf(checked.value);
    if (fault) {
      const field = path === '' ? fault.field : `${path}.${fault.field}`;
      return { ok: false, problem: invalidInput([{ field, detail: `${field}: ${fault.detail}` }]) };
    }
    const raised = await this.store.transaction((tx) => this.raiseSign.run(tx, signOf(checked.value)));
    if (raised.state === 'open') await this.turnDueSigns.run(raised.sign);
    return { ok: true, ...raised };
  }

  private faultOf({ area, topic, from, to, datum, lon, lat }: Finding): FieldFault | undefined {
    if (!this.pack.areas().has(area)) return { field: 'area', detail: 'is not an area of this district' };
    if (!this.topics.has(topic)) return { field: 'topic', detail: 'is not a nature or keyword of this district' };
    if (Date.parse(to) <= Date.parse(from)) return { field: 'to', detail: 'must be after from' };
    const place = { datum, lon, lat };
    const missing = (['datum', 'lon', 'lat'] as const).find((field) => place[field] === undefined);
    const given = Object.values(place).some((value) => value !== undefined);
    return given && missing ? { field: missing, detail: 'a place needs datum, lon and lat' } : undefined;
  }
}

function signOf(finding: Finding): SignFinding {
  const { area, topic, from, to, method, observed, expected, score, datum, lon, lat } = finding;
  return {
    channel: 'analytics' as ChannelName,
    key: findingKey(finding),
    area,
    topic,
    fromMs: Date.parse(from),
    toMs: Date.parse(to),
    ...(datum && lon !== undefined && lat !== undefined && { at: inDatum(datum, lon, lat) }),
    measures: [{ method, observed, expected, score }],
  };
}
