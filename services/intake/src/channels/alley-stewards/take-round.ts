import { Injectable } from '@nestjs/common';
import { Store } from '@xianban/messaging/store';
import { Clock } from '@xianban/service-kit/clock';
import { DistrictPack } from '@xianban/service-kit/district/district-pack';
import { invalidInput } from '@xianban/service-kit/http/invalid-input';
import type { FieldFault, Problem } from '@xianban/service-kit/http/problem';
import { validated } from '@xianban/service-kit/http/validated';
import { DataSource } from 'typeorm';

import type { ChannelCaller } from '../../channel-kit/channel-caller.js';
import { isOfOurTime } from '../../domain/of-our-time.js';
import { otherContent } from '../../http/sent-before.js';
import { ContentHashes } from '../../store/content-hashes.js';
import { Persons } from '../../store/persons.js';
import { AlleyRound } from './alley-round.js';
import { correctedTime } from './corrected-time.js';
import { StewardRound } from './steward-round.js';

const LONGEST_MS = 24 * 3_600_000;
/** A clock that was never set shows 1970; one that is further off shows nothing. What an int4 counts. */
const CLOCK_OFF_MOST_SECONDS = 2 ** 31 - 1;

export type RoundVerdict = { readonly ok: true; readonly round: AlleyRound } | { readonly ok: false; readonly problem: Problem };

/** Which phone sends, and what its clock shows. */
export interface SendingDevice {
  readonly deviceId: string;
  readonly sentAt: string;
}

/** Takes a round that was walked. The same round sent again gets the same answer; its number with other content is refused. */
@Injectable()
export class TakeRound {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: Store,
    private readonly persons: Persons,
    private readonly contentHashes: ContentHashes,
    private readonly pack: DistrictPack,
    private readonly clock: Clock,
  ) {}

  /** @param path of the round within the request, e.g. `entries.3` */
  async run(caller: ChannelCaller, device: SendingDevice, input: unknown, path: string): Promise<RoundVerdict> {
    const read = validated(input, StewardRound, path);
    if (!read.ok) return { ok: false, problem: invalidInput(read.faults) };
    const fault = this.faultOf(read.value, device);
    if (fault) return { ok: false, problem: invalidInput([{ ...fault, field: `${path}.${fault.field}` }]) };

    const { holder } = caller;
    const { deviceId } = device;
    const contentHash = this.contentHashes.of('alley-stewards round', { deviceId, ...(input as object) });
    const round = this.roundOf(read.value, holder, device, contentHash);
    await this.insert(round);
    const kept = await this.dataSource.manager.findOneBy(AlleyRound, { holder, device: deviceId, sequence: round.sequence });
    if (!kept?.contentHash.equals(contentHash)) return { ok: false, problem: otherContent(`${path}.sequence`) };
    return { ok: true, round: kept };
  }

  private faultOf({ community, startedAt, endedAt }: StewardRound, { sentAt }: SendingDevice): FieldFault | undefined {
    if (this.pack.areas().get(community)?.level !== 'community')
      return { field: 'community', detail: 'community must be one of the district' };
    const lastedMs = Date.parse(endedAt) - Date.parse(startedAt);
    if (lastedMs < 0 || lastedMs > LONGEST_MS)
      return { field: 'endedAt', detail: 'endedAt must be after startedAt, and by no more than a day' };
    const { atMs, behindSeconds } = correctedTime(Date.parse(startedAt), Date.parse(sentAt), this.clock.nowMs());
    if (!isOfOurTime(atMs) || Math.abs(behindSeconds) > CLOCK_OFF_MOST_SECONDS)
      return { field: 'startedAt', detail: 'by what the phone’s clock shows, startedAt was not in our time' };
    return undefined;
  }

  private roundOf(round: StewardRound, holder: string, { deviceId, sentAt }: SendingDevice, contentHash: Buffer): AlleyRound {
    const nowMs = this.clock.nowMs();
    const ended = correctedTime(Date.parse(round.endedAt), Date.parse(sentAt), nowMs);
    return {
      holder,
      device: deviceId,
      sequence: round.sequence,
      contentHash,
      person: this.persons.idOf(holder, { account: round.stewardId }),
      route: round.routeId,
      alley: round.alleyId,
      community: round.community,
      startedAt: new Date(correctedTime(Date.parse(round.startedAt), Date.parse(sentAt), nowMs).atMs),
      endedAt: new Date(ended.atMs),
      checked: [...round.checked],
      clockBehindSeconds: ended.behindSeconds,
      receivedAt: new Date(nowMs),
    };
  }

  /** Left out if the device's number was used, for a round or for a finding. */
  private async insert(round: AlleyRound): Promise<void> {
    await this.store.transaction(async ({ manager }) => {
      // whoever has a key can be found, and erased
      await this.persons.keyIn(manager, round.person);
      await manager.query(
        `INSERT INTO alley_stewards_round (holder, device, sequence, content_hash, person, route, alley, community, started_at, ended_at, checked,
                                         clock_behind_seconds, received_at)
       SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13
       WHERE NOT EXISTS (SELECT FROM report WHERE report.holder = $1 AND report.external_id = $14)
       ON CONFLICT (holder, device, sequence) DO NOTHING`,
        [
          round.holder,
          round.device,
          round.sequence,
          round.contentHash,
          round.person,
          round.route,
          round.alley,
          round.community,
          round.startedAt,
          round.endedAt,
          round.checked,
          round.clockBehindSeconds,
          round.receivedAt,
          `${round.device}/${round.sequence}`,
        ],
      );
    });
  }
}
