import { Injectable } from '@nestjs/common';
import type { SignId } from '@xianban/contracts/values/identifiers';
import { Chore } from '@xianban/service-kit/chore';
import { Clock } from '@xianban/service-kit/clock';
import { DistrictPack } from '@xianban/service-kit/district/district-pack';
import { Problem } from '@xianban/service-kit/http/problem';
import { DataSource } from 'typeorm';

import { Sign } from '../store/sign.js';
import { SignEvidence } from '../store/sign-evidence.js';
import { intakeTexts } from '../texts/intake-texts.js';
import { DecideSign, type SignWording } from './decide-sign.js';

const EVERY_MS = 60_000;
const MOST_AT_ONCE = 200;
/** Stands for the district's rules where a decider is named. */
const RULE = 'threshold';

/** Open signs that were to become issues when a process died, and those whose score the rules have become enough. Oldest first. */
const DUE = `
  SELECT sign.id, sign.draft IS NOT NULL AS begun FROM sign
  WHERE state = 'open' AND (draft IS NOT NULL OR ($1::float8 IS NOT NULL AND longitude IS NOT NULL
    AND EXISTS (SELECT FROM sign_evidence WHERE sign = sign.id AND score >= $1))) AND ($2::uuid IS NULL OR id = $2)
  ORDER BY raised_at LIMIT ${MOST_AT_ONCE}`;

/** Turns the signs into issues that need no person any more, when something was found and every minute. */
@Injectable()
export class TurnDueSigns extends Chore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly decideSign: DecideSign,
    private readonly pack: DistrictPack,
    private readonly clock: Clock,
  ) {
    super(EVERY_MS, 'signs wait to become issues');
  }

  /** @param only this sign; every one that is due, if absent */
  async run(only?: SignId): Promise<void> {
    const { turnsAtScore } = this.pack.signRules;
    const due = await this.dataSource.query<{ id: SignId; begun: boolean }[]>(DUE, [turnsAtScore ?? null, only ?? null]);
    for (const { id, begun } of due) {
      try {
        await (begun
          ? this.decideSign.finish(id)
          : this.decideSign.turn(id, await this.wordingOf(id), { by: 'threshold', decidedBy: RULE }));
      } catch (error) {
        // what is not taken, such as a point outside the district, waits for a person
        if (!(error instanceof Problem)) throw error;
        this.logger.warn({ sign: id, type: error.details.type }, 'a sign did not become an issue');
      }
    }
  }

  /** The sign in numbers: no words of anybody. */
  private async wordingOf(id: SignId): Promise<SignWording> {
    const { manager } = this.dataSource;
    const sign = await manager.findOneByOrFail(Sign, { id });
    const [strongest] = await manager.find(SignEvidence, { where: { sign: id }, order: { score: 'DESC' }, take: 1 });
    if (!strongest || sign.longitude === null || sign.latitude === null) throw new Error('a sign is due without evidence or a place');
    const day = (date: Date) => this.clock.instant(date.getTime()).slice(0, 10);
    const text = intakeTexts.text(
      'sign-in-numbers',
      {
        area: this.pack.areas().get(sign.area)?.name.zh ?? sign.area,
        topic: sign.topic,
        from: day(sign.fromAt),
        to: day(new Date(sign.toAt.getTime() - 1)),
        observed: rounded(strongest.observed),
        expected: rounded(strongest.expected),
      },
      'zh',
    );
    return { text, lon: sign.longitude, lat: sign.latitude };
  }
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
