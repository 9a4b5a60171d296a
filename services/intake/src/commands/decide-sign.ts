import { Injectable } from '@nestjs/common';
import { SignDecidedV1 } from '@xianban/contracts/events/sign-decided';
import type { Nature } from '@xianban/contracts/values/classification';
import type { SignId } from '@xianban/contracts/values/identifiers';
import type { SignDecider } from '@xianban/contracts/values/sign';
import { Store } from '@xianban/messaging/store';
import type { Transaction } from '@xianban/messaging/transaction';
import { Clock } from '@xianban/service-kit/clock';
import { DistrictPack } from '@xianban/service-kit/district/district-pack';
import { PersonalDataVault } from '@xianban/service-kit/vault/personal-data-vault';
import type { EntityManager } from 'typeorm';

import { ChannelRegistry } from '../channel-kit/channel-registry.js';
import { personId } from '../domain/person-id.js';
import { signChannel, type SignMatter } from '../channel-kit/sign-channel.js';
import { conflict } from '../http/conflict.js';
import { notFound } from '../http/not-found.js';
import { opened } from '../store/opened.js';
import { Persons } from '../store/persons.js';
import { Sign } from '../store/sign.js';
import { AcceptReport, type AcceptedReport } from './accept-report.js';

/** What a sign is to become, without what the sign itself says. */
export type SignWording = Pick<SignMatter, 'text' | 'lon' | 'lat'>;

/** Who decides: the subject of their token, or the district's rules. */
export interface SignDecision {
  readonly by: SignDecider;
  readonly decidedBy: string;
}

/** A turned sign, and what its decider is answered with as its reporter. */
export interface TurnedSign {
  readonly sign: Sign;
  readonly accepted: AcceptedReport;
}

const UNDECIDED = { draft: null, by: null, decidedBy: null, deciderPerson: null } as const;

/**
 * Makes an issue of a sign, or dismisses it. What it becomes is kept, sealed, before the report is made under the sign's id: whoever dies in between
 * is found by `unfinished`, and the same report is made again, which is the same issue.
 */
@Injectable()
export class DecideSign {
  constructor(
    private readonly store: Store,
    private readonly acceptReport: AcceptReport,
    private readonly channels: ChannelRegistry,
    private readonly persons: Persons,
    private readonly vault: PersonalDataVault,
    private readonly pack: DistrictPack,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem 404, 409 if it was dismissed, or why the report is not taken */
  async turn(id: SignId, wording: SignWording, decision: SignDecision): Promise<TurnedSign> {
    await this.store.transaction(async ({ manager }) => {
      const sign = await locked(manager, id);
      if (sign.state === 'dismissed') throw conflict('the sign was dismissed', 'decision');
      // whoever was first has said what it becomes
      if (sign.draft) return;
      const key = await this.persons.keyIn(manager, this.persons.staffId(decision.decidedBy));
      const draft = this.vault.seal(key, JSON.stringify(wording), draftContext(id));
      await manager.update(Sign, id, { draft, deciderPerson: key.person, ...decision });
    });
    return this.finish(id);
  }

  /** @throws Problem 404, or 409 if it became an issue or is becoming one */
  dismiss(id: SignId, reason: string, decision: SignDecision): Promise<Sign> {
    return this.store.transaction(async (tx) => {
      const sign = await locked(tx.manager, id);
      if (sign.state === 'dismissed') return sign;
      if (sign.draft) throw conflict('the sign became an issue', 'decision');
      const key = await this.persons.keyIn(tx.manager, this.persons.staffId(decision.decidedBy));
      const decidedWords = this.vault.seal(key, reason, reasonContext(id));
      await this.settle(tx, sign, { state: 'dismissed', ...decision, deciderPerson: key.person, decidedWords });
      return sign;
    });
  }

  /** Goes on with a sign that is to become an issue. @throws Problem why its report is not taken; then it is open again */
  async finish(id: SignId): Promise<TurnedSign> {
    const sign = await this.store.transaction(({ manager }) => manager.findOneByOrFail(Sign, { id }));
    const channel = this.channels.named(sign.channel);
    if (!channel) throw new Error(`a sign of the channel ${sign.channel}, which is gone`);
    const own = personId(this.vault.lookup('channel', channel.name));
    const matter = await this.matterOf(sign);
    if (!matter) return this.openAgain(id);
    const verdict = await this.acceptReport.run(signChannel(channel), { id: own, holder: own, can: [] }, matter);
    const settled = await this.store.transaction(async (tx) => {
      const now = await locked(tx.manager, id);
      if (now.state !== 'open') return now;
      if (verdict.ok) await this.settle(tx, now, { state: 'turned', issue: verdict.accepted.issue });
      else await tx.manager.update(Sign, id, UNDECIDED);
      return now;
    });
    if (!verdict.ok) throw verdict.problem;
    return { sign: settled, accepted: verdict.accepted };
  }

  /** What it was to become went with the person who said it. */
  private async openAgain(id: SignId): Promise<never> {
    await this.store.transaction(async ({ manager }) => {
      const { state } = await locked(manager, id);
      if (state === 'open') await manager.update(Sign, id, UNDECIDED);
    });
    throw conflict('whoever decided was erased', 'decision');
  }

  private async matterOf(sign: Sign): Promise<SignMatter | undefined> {
    const { id, area, topic, deciderPerson, draft } = sign;
    const key = deciderPerson === null ? undefined : (await this.vault.keysOf([deciderPerson])).get(deciderPerson);
    const words = draft && opened(this.vault, key, draft, draftContext(id));
    if (!words) return undefined;
    const nature = this.pack.vocabulary.natures.find((code) => (code as string) === topic);
    const decidedBy = sign.by === 'person' && sign.decidedBy !== null ? sign.decidedBy : undefined;
    return {
      ...(JSON.parse(words) as SignWording),
      sign: id,
      area,
      topic,
      ...(nature && { nature: nature satisfies Nature }),
      ...(decidedBy && { decidedBy }),
    };
  }

  private async settle(tx: Transaction, sign: Sign, change: Partial<Sign>): Promise<void> {
    const decidedAt = new Date(this.clock.nowMs());
    Object.assign(sign, change, { decidedAt });
    await tx.manager.update(Sign, sign.id, { ...change, decidedAt });
    const { id, channel, state, by, issue } = sign;
    if (state === 'open' || !by) throw new Error('a sign was settled without a decision');
    const data: SignDecidedV1 = { sign: id, channel, decision: state, by, ...(issue && { issue }) };
    await tx.tell(SignDecidedV1, { subject: id, sequence: 2, data, timeMs: decidedAt.getTime() });
  }
}

async function locked(manager: EntityManager, id: SignId): Promise<Sign> {
  const sign = await manager.findOne(Sign, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!sign) throw notFound('id', 'There is no such sign');
  return sign;
}

const draftContext = (id: SignId): string => `sign.draft/${id}`;
const reasonContext = (id: SignId): string => `sign.decided_words/${id}`;
