import { Injectable } from '@nestjs/common';
import { AskCallBackV1, type AskCallBackReply } from '@xianban/contracts/commands/ask-call-back';
import { CallBackAskedV1 } from '@xianban/contracts/events/call-back-asked';
import type { CallBackId, IssueNumber } from '@xianban/contracts/values/identifiers';
import { OnOrder } from '@xianban/messaging/on-order';
import { Store } from '@xianban/messaging/store';
import type { Transaction } from '@xianban/messaging/transaction';
import { Clock } from '@xianban/service-kit/clock';
import { newId } from '@xianban/service-kit/new-id';
import type { PersonKey } from '@xianban/service-kit/vault/person-key';
import { PersonalDataVault } from '@xianban/service-kit/vault/personal-data-vault';

import { unknownIssue } from '../domain/unknown-issue.js';
import { secretHash } from '../secrets/secret-hash.js';
import { unguessable } from '../secrets/unguessable.js';
import { addEntry } from '../store/add-entry.js';
import { CallBack } from '../store/call-back.js';
import { Issue } from '../store/issue.js';
import { lockedIssue } from '../store/locked-issue.js';
import { Report } from '../store/report.js';
import { tokenContext } from '../store/token-context.js';

/** Asks each reporter of an issue once per round, whatever the number of their reports. Who was erased cannot be asked. */
@Injectable()
export class AskCallBack {
  constructor(
    private readonly store: Store,
    private readonly vault: PersonalDataVault,
    private readonly clock: Clock,
  ) {}

  @OnOrder(AskCallBackV1)
  run(order: AskCallBackV1): Promise<AskCallBackReply> {
    return this.store.once<AskCallBackReply>(order, async (tx) => {
      const issue = await lockedIssue(tx.manager, order.issue);
      if (!issue) return unknownIssue();

      const asked = await tx.manager.findBy(CallBack, { issue: order.issue, round: order.round });
      const callBacks = asked.map(({ id }) => id);
      const reports = await firstReports(tx, order.issue);
      const keys = await this.vault.keysOf(
        reports.map(({ person }) => person),
        tx.manager,
      );
      for (const report of reports) {
        const key = keys.get(report.person);
        if (!key || asked.some(({ person }) => person === report.person)) continue;
        callBacks.push(await this.ask(tx, order, report, key));
      }
      await tx.manager.update(Issue, issue.number, { updatedAt: new Date(this.clock.nowMs()) });
      return { ok: true, callBacks };
    });
  }

  private async ask(tx: Transaction, { issue, round }: AskCallBackV1, report: Report, key: PersonKey): Promise<CallBackId> {
    const id = newId<CallBackId>();
    const token = unguessable();
    const nowMs = this.clock.nowMs();
    await tx.manager.insert(CallBack, {
      id,
      issue,
      round,
      report: report.id,
      person: report.person,
      tokenHash: secretHash(token),
      sealedToken: this.vault.seal(key, token, tokenContext(id)),
      askedAt: new Date(nowMs),
    });
    await addEntry(tx.manager, { issue, round, at: new Date(nowMs), kind: 'call-back-asked', detail: { callBack: id } });
    const data = { issue, round, callBack: id, report: report.id, askedAt: this.clock.instant(nowMs) };
    await tx.tell(CallBackAskedV1, { subject: id, sequence: 1, data, timeMs: nowMs });
    return id;
  }
}

/** The first report of each reporter. */
async function firstReports(tx: Transaction, issue: IssueNumber): Promise<Report[]> {
  const reports = await tx.manager.find(Report, { where: { issue }, order: { receivedAt: 'ASC', id: 'ASC' } });
  return [...new Map(reports.reverse().map((report) => [report.person, report])).values()].reverse();
}
