import { Injectable } from '@nestjs/common';
import { SignRaisedV1 } from '@xianban/contracts/events/sign-raised';
import type { SignId } from '@xianban/contracts/values/identifiers';
import type { SignState } from '@xianban/contracts/values/sign';
import type { Transaction } from '@xianban/messaging/transaction';
import { Clock } from '@xianban/service-kit/clock';
import { newId } from '@xianban/service-kit/new-id';

import type { SignFinding } from '../domain/sign-finding.js';
import { Sign } from '../store/sign.js';
import { SignEvidence } from '../store/sign-evidence.js';

/** The sign that a finding raised or added to. */
export interface RaisedSign {
  readonly sign: SignId;
  readonly state: SignState;
  /** False if it was known. */
  readonly fresh: boolean;
}

/** Keeps what may be a sign. What was found before under the same key is the same sign: its evidence is brought up to date while it is open. */
@Injectable()
export class RaiseSign {
  constructor(private readonly clock: Clock) {}

  async run(tx: Transaction, finding: SignFinding): Promise<RaisedSign> {
    const nowMs = this.clock.nowMs();
    const id = newId<SignId>();
    const inserted: unknown[] = await tx.manager.query(
      `INSERT INTO sign (id, channel, key, area, topic, from_at, to_at, longitude, latitude, raised_at, noticed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10) ON CONFLICT (channel, key) DO NOTHING RETURNING id`,
      [
        id,
        finding.channel,
        finding.key,
        finding.area,
        finding.topic,
        new Date(finding.fromMs),
        new Date(finding.toMs),
        ...(finding.at ?? [null, null]),
        new Date(nowMs),
      ],
    );
    if (inserted.length === 0) return this.noticeAgain(tx, finding, nowMs);
    await this.measure(tx, id, finding, nowMs);
    await this.tell(tx, id, finding, nowMs);
    return { sign: id, state: 'open', fresh: true };
  }

  private async noticeAgain(tx: Transaction, finding: SignFinding, nowMs: number): Promise<RaisedSign> {
    const sign = await tx.manager.findOneOrFail(Sign, {
      where: { channel: finding.channel, key: finding.key },
      lock: { mode: 'pessimistic_write' },
    });
    if (sign.state === 'open') {
      const place = sign.longitude === null && finding.at ? { longitude: finding.at[0], latitude: finding.at[1] } : {};
      await tx.manager.update(Sign, sign.id, { noticedAt: new Date(nowMs), times: sign.times + 1, ...place });
      await this.measure(tx, sign.id, finding, nowMs);
    }
    return { sign: sign.id, state: sign.state, fresh: false };
  }

  private async measure(tx: Transaction, sign: SignId, { measures }: SignFinding, nowMs: number): Promise<void> {
    const rows = measures.map((measure) => ({ sign, ...measure, noticedAt: new Date(nowMs) }));
    await tx.manager.upsert(SignEvidence, rows, ['sign', 'method']);
  }

  private async tell(tx: Transaction, sign: SignId, finding: SignFinding, nowMs: number): Promise<void> {
    const { channel, area, topic, fromMs, toMs, measures } = finding;
    const [{ method, observed, expected, score }] = measures;
    const period = { from: this.clock.instant(fromMs), to: this.clock.instant(toMs) };
    const data: SignRaisedV1 = { sign, channel, area, topic, ...period, method, observed, expected, score };
    await tx.tell(SignRaisedV1, { subject: sign, sequence: 1, data, timeMs: nowMs });
  }
}
